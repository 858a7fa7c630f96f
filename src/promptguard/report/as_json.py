"""JSON: one object for one draft, a list of them for several. In ASCII, so that no console can damage it."""

import json
from collections.abc import Iterable, Iterator

from promptguard.report._interface import Checked, View
from promptguard.report.record import record


def render(drafts: Iterable[Checked], view: View) -> Iterator[str]:
    """An object, or a list that is written as the drafts come."""
    if view.single:
        yield from (f"{json.dumps(record(draft), indent=2)}\n" for draft in drafts)
        return
    opening = "[\n"
    for draft in drafts:
        yield f"{opening}{json.dumps(record(draft))}"
        opening = ",\n"
    yield "[]\n" if opening == "[\n" else "\n]\n"
