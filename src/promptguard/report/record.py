"""One draft's outcome as plain data: the schema that JSON, JSONL and the local service share.

`schema` 1: `{schema, id, action, findings: [{rule, entity, category, confidence, action, start, end, line,
column}], failures: [{detector, reason}]}`. Offsets are code points of the draft, half-open; lines and columns
count from one. Never the matched text.
"""

from typing import Any

from promptguard.model import Finding
from promptguard.report._interface import Checked
from promptguard.report.places import Lines

SCHEMA = 1


def record(checked: Checked) -> dict[str, Any]:
    """The object for one draft."""
    lines = Lines.of(checked.text)
    return {
        "schema": SCHEMA,
        "id": checked.id,
        "action": checked.report.action.name.lower(),
        "findings": [_finding(finding, lines) for finding in checked.report.findings],
        "failures": [{"detector": f.detector, "reason": f.reason} for f in checked.report.failures],
    }


def _finding(finding: Finding, lines: Lines) -> dict[str, object]:
    place = lines.place(finding.span.start)
    return {
        "rule": finding.rule,
        "entity": finding.entity,
        "category": finding.category.value,
        "confidence": finding.confidence.name.lower(),
        "action": finding.action.name.lower(),
        "start": finding.span.start,
        "end": finding.span.end,
        "line": place.line,
        "column": place.column,
    }
