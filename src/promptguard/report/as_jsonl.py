"""JSON lines: one object a line, for many drafts. In ASCII."""

import json
from collections.abc import Iterable, Iterator

from promptguard.report._interface import Checked, View
from promptguard.report.record import record


def render(drafts: Iterable[Checked], view: View) -> Iterator[str]:  # noqa: ARG001 - the signature of every format
    """A line for each draft."""
    for draft in drafts:
        yield f"{json.dumps(record(draft))}\n"
