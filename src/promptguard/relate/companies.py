"""A company named once, where it is mentioned again: without its form, or in short (アオバ電装 → アオバさん)."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache, lru_cache

from promptguard.dictionary.variants import company_core
from promptguard.expressions import expression
from promptguard.lexicon import is_word
from promptguard.model import Entity, Hit
from promptguard.normalize.terms import Terms
from promptguard.normalize.variants import same_form
from promptguard.relate.beside import KANJI, Beside

_ENTITIES = frozenset({Entity("ORGANIZATION"), Entity("CLIENT")})
_CORE_MIN = 3
_SHORT_MIN = 3
_SHORT_KANJI_MIN = 2


def companies_again(beside: Beside, hits: Iterable[Hit]) -> Iterator[Hit]:
    """Other mentions of companies; the short ones only where what follows speaks of a company."""
    same = beside.source.same
    forms = cache(lambda name: _forms(beside, name))
    names: dict[str, Hit] = {}
    shorts: dict[str, Hit] = {}
    taken: set[tuple[int, int]] = set()
    for hit in hits:
        if hit.entity in _ENTITIES:
            taken.add((hit.start, hit.end))
            whole = same[hit.start : hit.end]
            written, short = forms(whole)
            for name in (whole, *written):
                names.setdefault(name, hit)
            shorts.update(dict.fromkeys(short, hit))
    polite = beside.followers
    for start, end in Terms.of(names).find(same):
        if (start, end) not in taken and beside.opens(start) and beside.closes(end, polite):
            yield replace(names[same[start:end]], start=start, end=end)
    for start, end in Terms.of(shorts).find(same):
        if _is_meant(beside, start, end):
            yield replace(shorts[same[start:end]], start=start, end=end)


def _forms(beside: Beside, name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Other forms of a company's name: those that stand for it anywhere, and the short ones."""
    written = tuple(_written_forms(beside, same_form(company_core(name))))
    return written, tuple(short for each in written for short in _short_forms(beside, each))


@lru_cache(maxsize=8)
def _same_forms(words: tuple[str, ...]) -> tuple[tuple[str, bool], ...]:
    """Words in the form of `same_form`, and whether there is a kanji in them."""
    return tuple((same, bool(KANJI.search(same))) for same in map(same_form, words))


def _written_forms(beside: Beside, core: str) -> Iterator[str]:
    """The name without its form, and what of it a company's name ends with where more was taken in (酒造|訪問報告)."""
    if len(core) >= _CORE_MIN:
        yield core
    for end, has_kanji in _same_forms(beside.words("mentions", "company_ends")):
        at = core.find(end, _CORE_MIN - 1) if has_kanji else -1
        if 0 <= at < len(core) - len(end):
            yield core[: at + len(end)]


def _short_forms(beside: Beside, core: str) -> Iterator[str]:
    """What a company goes by: its name without what it makes, or without the place behind a blank."""
    for end, _ in _same_forms(beside.words("mentions", "company_ends")):
        short = core.removesuffix(end).rstrip(" ・")
        if short != core and len(short) >= (_SHORT_KANJI_MIN if KANJI.search(short) else _SHORT_MIN):
            yield short


def _is_meant(beside: Beside, start: int, end: int) -> bool:
    """Whether the short name stands for the company: in kanji, or as a word, it may be a person, a place, a thing."""
    short = beside.text[start:end]
    follows = beside.words("mentions", "company_follows")
    if not beside.opens(start) or not beside.closes(end, follows):
        return False
    if KANJI.search(short):
        return beside.text.startswith(("さん", "さま", "社", "側", "御中", "本社"), end)
    return not is_word(short) or beside.text.startswith(follows, end) or bool(_ALONE.match(beside.text, end))


_ALONE = expression(r"[)」、。\n/|\t]|$")
