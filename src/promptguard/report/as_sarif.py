"""SARIF 2.1.0, for code hosts and editors. Places and rules, never text of the draft."""

import json
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from urllib.parse import quote

from promptguard.expressions import expression
from promptguard.model import Action, Failure, Finding, RuleId
from promptguard.report._interface import Checked, View
from promptguard.report.naming import advice_of, name_of
from promptguard.report.places import Lines
from promptguard.version import __version__

_DRIVE = expression(r"[A-Za-z]:/")
_LEVELS: Mapping[Action, str] = MappingProxyType(
    {Action.ALLOW: "none", Action.WARN: "warning", Action.MASK: "error", Action.BLOCK: "error"}
)


def render(drafts: Iterable[Checked], view: View) -> Iterator[str]:
    """One run over all drafts."""
    checked = list(drafts)
    rules: dict[RuleId, Finding] = {}
    for draft in checked:
        for finding in draft.report.findings:
            rules.setdefault(finding.rule, finding)
    order = {rule: index for index, rule in enumerate(sorted(rules))}
    failures = [(draft, failure) for draft in checked for failure in draft.report.failures]
    run = {
        "tool": {
            "driver": {
                "name": "promptguard",
                "version": __version__,
                "rules": [_rule(rules[rule], view) for rule in order],
            }
        },
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {
                "executionSuccessful": not failures,
                "toolExecutionNotifications": [_notification(draft, failure) for draft, failure in failures],
            }
        ],
        "results": [result for draft in checked for result in _results(draft, order, view)],
    }
    log = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}
    yield f"{json.dumps(log, indent=2)}\n"


def _rule(finding: Finding, view: View) -> dict[str, object]:
    return {
        "id": finding.rule,
        "name": finding.entity,
        "shortDescription": {"text": name_of(finding, view)},
        "help": {"text": advice_of(finding, view)},
        "properties": {"category": finding.category.value},
    }


def _results(draft: Checked, order: Mapping[RuleId, int], view: View) -> Iterator[dict[str, object]]:
    lines = Lines.of(draft.text)
    for finding in draft.report.findings:
        yield {
            "ruleId": finding.rule,
            "ruleIndex": order[finding.rule],
            "level": _LEVELS[finding.action],
            "message": {"text": f"{name_of(finding, view)}: {advice_of(finding, view)}"},
            "locations": [
                {"physicalLocation": {"artifactLocation": {"uri": _uri(draft)}, "region": _region(finding, lines)}}
            ],
            "properties": {
                "confidence": finding.confidence.name.lower(),
                "action": finding.action.name.lower(),
            },
        }


def _region(finding: Finding, lines: Lines) -> dict[str, int]:
    start, end = lines.place(finding.span.start), lines.place(finding.span.end)
    return {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
        "charOffset": finding.span.start,
        "charLength": finding.span.end - finding.span.start,
    }


def _notification(draft: Checked, failure: Failure) -> dict[str, object]:
    return {
        "level": "error",
        "message": {"text": f"{failure.detector}: {failure.reason}"},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": _uri(draft)}}}],
    }


def _uri(draft: Checked) -> str:
    """The file; a record of a file as its fragment."""
    name = "stdin" if draft.source == "-" else draft.source.replace("\\", "/")
    fragment = "" if draft.id == draft.source else f"#{quote(str(draft.id), errors='replace')}"
    if _DRIVE.match(name):
        return f"file:///{quote(name, safe='/:', errors='replace')}{fragment}"
    return f"{quote(name, errors='replace')}{fragment}"
