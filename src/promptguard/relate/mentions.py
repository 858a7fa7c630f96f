"""What was found once is found at every other mention in the draft: names, and numbers and secrets as well."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

import regex

from promptguard.dictionary.variants import company_core
from promptguard.expressions import expression
from promptguard.model import Category, Confidence, Entity, Hit
from promptguard.normalize.terms import Terms
from promptguard.normalize.text import NormalizedText
from promptguard.normalize.variants import comparable, same_form
from promptguard.rulebook.schema import Context

_ENTITIES = frozenset({Entity("PERSON"), Entity("ORGANIZATION"), Entity("CLIENT")})
_SCRIPTS = (
    expression(r"[㐀-鿿豈-﫿々〆ヶ𠀀-𮯯]"),
    expression(r"[ァ-ヴー]"),
    expression(r"[ぁ-ん]"),
    expression(r"[0-9A-Za-zÀ-ɏḀ-ỿ]"),
)
_VALUES = frozenset({Category.PERSONAL, Category.MY_NUMBER, Category.CREDENTIAL, Category.NETWORK})
_VALUE_MIN = 5
"""Shorter numbers (a PIN, a year) stand for other things elsewhere."""
_MIN_LENGTH = 2
_KANA_MIN = 3
_COMPANY_MIN = 3
_CONTEXT = "names"


def find_again(text: NormalizedText, hits: Iterable[Hit], contexts: Mapping[str, Context]) -> Iterator[Hit]:
    """Other mentions: of names whole or in part, of other values as they stand, separators aside."""
    known = [hit for hit in hits if hit.confidence > Confidence.WEAK]
    yield from _names_again(text, known, _followers(contexts))
    yield from _values_again(text, known)


def _values_again(text: NormalizedText, hits: Iterable[Hit]) -> Iterator[Hit]:
    """A password or number that its label gave away, where it stands without one."""
    view = comparable(text.text)
    values: dict[str, Hit] = {}
    for hit in hits:
        value = comparable(text.text[hit.start : hit.end]).text
        if hit.category in _VALUES and len(value) >= _VALUE_MIN and regex.search(r"[0-9A-Za-z]", value):
            values.setdefault(value, hit)
    taken = {(hit.start, hit.end) for hit in hits}
    for start, end in Terms.of(values).find(view.text):
        place = view.source_range(start, end)
        if place not in taken and not _is_inside_a_token(text.text, *place):
            yield replace(values[view.text[start:end]], start=place[0], end=place[1])


def _is_inside_a_token(text: str, start: int, end: int) -> bool:
    before, behind = text[start - 1 : start], text[end : end + 1]
    return any(regex.match(r"[0-9A-Za-z]", neighbour) for neighbour in (before, behind))


def _names_again(text: NormalizedText, hits: Iterable[Hit], followers: tuple[str, ...]) -> Iterator[Hit]:
    same = same_form(text.text)
    names: dict[str, Hit] = {}
    for hit in hits:
        if hit.entity in _ENTITIES:
            name = same[hit.start : hit.end]
            for part in _person_parts(name) if hit.entity == "PERSON" else _company_parts(name):
                names.setdefault(part, hit)
    taken = {(hit.start, hit.end) for hit in hits}
    for start, end in Terms.of(names).find(same):
        if (start, end) not in taken and _is_whole(text.text, start, end, followers):
            yield replace(names[same[start:end]], start=start, end=end)


def _followers(contexts: Mapping[str, Context]) -> tuple[str, ...]:
    """What may touch a name on its right although it is written in the same script."""
    names = contexts.get(_CONTEXT)
    if names is None:
        return ()
    return tuple(w for key in ("honorifics", "titles", "closings") for w in names.lists.get(key, ()))


def _person_parts(name: str) -> Iterator[str]:
    """The whole name, and surname and given name where a blank or a dot parts them."""
    for part in (name, *regex.split(r"[ ・·.]+", name)):
        least = _KANA_MIN if regex.fullmatch(r"[ぁ-んァ-ヴーA-Za-z]+", part) else _MIN_LENGTH
        if len(part) >= least and not regex.fullmatch(r"[A-Za-z]{1,3}|[0-9]+", part):
            yield part


def _company_parts(name: str) -> Iterator[str]:
    """The whole name, and what is left of it without its company form."""
    core = same_form(company_core(name))
    yield name
    if len(core) >= _COMPANY_MIN:
        yield core


def _is_whole(text: str, start: int, end: int, followers: tuple[str, ...]) -> bool:
    """Whether text[start:end] is not a part of a longer word of the same script."""
    if start and _same_script(text[start - 1], text[start]):
        return False
    return end == len(text) or not _same_script(text[end - 1], text[end]) or text.startswith(followers, end)


def _same_script(left: str, right: str) -> bool:
    return any(script.match(left) and script.match(right) for script in _SCRIPTS)
