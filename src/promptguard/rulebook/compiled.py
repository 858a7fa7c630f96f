"""The expressions of the rules, compiled once and kept in a pack in the user's cache, with their needles beside it.

Both files are keyed by the macros and the versions of `regex` and Python. They grow with the rules of a company: a new
number form in its dictionary costs the compiling of one expression, not of all.
"""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import regex

from promptguard.expressions import Pack, digest, versions
from promptguard.rulebook.cachefile import read_cached, write_cached
from promptguard.rulebook.macros import core_marked, cores, expand, once_written, parted
from promptguard.rulebook.needles import Demand, Haystack, needles

_READ_AS = "3"
"""Goes up whenever `needles` reads expressions otherwise within one version."""
_MARK = "\ue000"
"""A character that stands in no pattern."""
_MOST_STALE = 500
"""Expressions that are in the cache and no longer wanted; beyond that they are cleared away."""


class BadExpressionError(Exception):
    """An expression that does not compile; `pattern` is its source."""

    def __init__(self, pattern: str, reason: str) -> None:
        """Keep the source, so that the caller can name the rule."""
        super().__init__(reason)
        self.pattern = pattern


class Expressions:
    """Compiled expressions by their source; one that the pack does not hold is compiled on first need.

    `haystack` tells which of them can match in a text.
    """

    def __init__(self, pack: Pack, macros: Mapping[str, str], haystack: Haystack | None = None) -> None:
        """Take a pack (an empty one is fine) and the macros for what it does not hold."""
        self.get = cache(self._load)  # per object, so that two rulebooks do not share what they keep
        self.parted = cache(self._parted)
        self.haystack = haystack or Haystack.of({})
        self._pack, self._macros = pack, macros

    def _parted(self, pattern: str) -> tuple[str, Any]:
        """The macro, in its braces, that a pattern or a macro begins with (or ""), and the expression for the rest."""
        macro, rest = parted(once_written(pattern, self._macros))
        return macro, self.get(rest)

    def _load(self, pattern: str) -> Any:  # noqa: ANN401 - `regex` ships no types
        return self._pack.get(digest(pattern)) or _compile(pattern, self._macros)


def expressions(patterns: Iterable[str], macros: Mapping[str, str], cache_folder: Path | None) -> Expressions:
    """The parts of all `patterns`, from the cache where there is one; what it lacks is written to it first.

    Raises:
        BadExpressionError: one of those parts is wrong.
    """
    if cache_folder is None:
        return Expressions(Pack.read(None), macros)
    patterns = tuple(patterns)
    key = digest(versions(), *(part for macro in sorted(macros.items()) for part in macro)).hex()
    read = cache_folder / f"demands-{digest(_READ_AS, key).hex()}.json"
    haystack = _haystack(read, set(patterns), macros)
    wanted = {digest(part): part for each in (*patterns, *haystack.cores) for part in _parts(each, macros)}
    file = cache_folder / f"regex-{key}.bin"
    pack = Pack.read(file)
    missing = {each: _compile(pattern, macros) for each, pattern in wanted.items() if each not in pack.places}
    if missing:
        crowded = len(pack.places) > len(wanted) + _MOST_STALE
        write_cached(file, pack.packed(missing, wanted if crowded else None))
        pack = Pack.read(file)
    return Expressions(pack, macros, haystack)


def _parts(pattern: str, macros: Mapping[str, str]) -> Iterator[str]:
    """What a pattern is compiled as: each part behind what it begins with."""
    while pattern:
        pattern, rest = parted(once_written(pattern, macros))
        yield rest


def _haystack(file: Path, wanted: Collection[str], macros: Mapping[str, str]) -> Haystack:
    known: dict[str, list[tuple[list[str], int, int]]] = json.loads(read_cached(file) or b"{}")
    missing = [pattern for pattern in wanted if pattern not in known]
    if missing:
        kept = {pattern: known[pattern] for pattern in wanted if pattern in known}
        known = known if len(known) <= len(wanted) + _MOST_STALE else kept
        for pattern in missing:
            known[pattern] = [(sorted(words), low, high) for words, low, high in _demands(pattern, macros)]
        write_cached(file, json.dumps(known).encode())
    demands = {p: [Demand(frozenset(words), low, high) for words, low, high in known[p]] for p in wanted}
    return Haystack.of(demands, cores(macros))


def _demands(pattern: str, macros: Mapping[str, str]) -> Iterator[Demand]:
    """What every match demands: a core, as if it were a word, and words."""
    words = needles(_expanded(pattern, macros))
    core, marked = core_marked(pattern, macros, f"({_MARK})")  # a group, lest what it touches make a word with it
    for demand in needles(marked):
        if demand.words == {_MARK}:
            yield Demand(frozenset([core]), demand.low, demand.high)
    yield from words


def _compile(pattern: str, macros: Mapping[str, str]) -> Any:  # noqa: ANN401 - `regex` ships no types
    try:
        return regex.compile(_expanded(pattern, macros), regex.MULTILINE)
    except regex.error as error:
        raise BadExpressionError(pattern, str(error)) from None


def _expanded(pattern: str, macros: Mapping[str, str]) -> str:
    try:
        return expand(pattern, macros)
    except KeyError as error:
        raise BadExpressionError(pattern, f"there is no macro {error.args[0]}") from None
