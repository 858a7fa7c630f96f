"""A password or number that its label gave away, where it stands without one."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from promptguard.expressions import expression
from promptguard.model import Category, Hit
from promptguard.normalize.terms import Terms
from promptguard.normalize.text import NormalizedText
from promptguard.normalize.variants import comparable, compared

_VALUES = frozenset({Category.PERSONAL, Category.MY_NUMBER, Category.CREDENTIAL, Category.NETWORK})
_ALPHANUMERIC = expression(r"[0-9A-Za-z]")
_VALUE_MIN = 5
"""Shorter numbers (a PIN, a year) stand for other things elsewhere."""


def values_again(text: NormalizedText, hits: Iterable[Hit]) -> Iterator[Hit]:
    """Every other place of a value, separators aside."""
    found = list(hits)
    values: dict[str, Hit] = {}
    for hit in found:
        value = compared(text.text[hit.start : hit.end]) if hit.category in _VALUES else ""
        if len(value) >= _VALUE_MIN and _ALPHANUMERIC.search(value):
            values.setdefault(value, hit)
    if not values:
        return
    view = comparable(text.text)
    taken = {(hit.start, hit.end) for hit in found}
    for start, end in Terms.of(values).find(view.text):
        place = view.source_range(start, end)
        if place not in taken and not _is_inside_a_token(text.text, *place):
            yield replace(values[view.text[start:end]], start=place[0], end=place[1])


def _is_inside_a_token(text: str, start: int, end: int) -> bool:
    before, behind = text[start - 1 : start], text[end : end + 1]
    return any(_ALPHANUMERIC.match(neighbour) for neighbour in (before, behind))
