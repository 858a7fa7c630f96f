"""A password or number that its label gave away, where it stands without one."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

import regex

from promptguard.model import Category, Hit
from promptguard.normalize.terms import Terms
from promptguard.normalize.text import NormalizedText
from promptguard.normalize.variants import comparable

_VALUES = frozenset({Category.PERSONAL, Category.MY_NUMBER, Category.CREDENTIAL, Category.NETWORK})
_VALUE_MIN = 5
"""Shorter numbers (a PIN, a year) stand for other things elsewhere."""


def values_again(text: NormalizedText, hits: Iterable[Hit]) -> Iterator[Hit]:
    """Every other place of a value, separators aside."""
    found = list(hits)
    view = comparable(text.text)
    values: dict[str, Hit] = {}
    for hit in found:
        value = comparable(text.text[hit.start : hit.end]).text
        if hit.category in _VALUES and len(value) >= _VALUE_MIN and regex.search(r"[0-9A-Za-z]", value):
            values.setdefault(value, hit)
    taken = {(hit.start, hit.end) for hit in found}
    for start, end in Terms.of(values).find(view.text):
        place = view.source_range(start, end)
        if place not in taken and not _is_inside_a_token(text.text, *place):
            yield replace(values[view.text[start:end]], start=place[0], end=place[1])


def _is_inside_a_token(text: str, start: int, end: int) -> bool:
    before, behind = text[start - 1 : start], text[end : end + 1]
    return any(regex.match(r"[0-9A-Za-z]", neighbour) for neighbour in (before, behind))
