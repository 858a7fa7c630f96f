"""What must stand in a text for an expression to match at all: its needles.

Most expressions of a rule whose trigger occurs cannot match, for want of a word that they all demand. Looking for the
word is a hundred times as fast as trying the expression at every place. The needles are read off the syntax tree that
the standard library's `re` makes; where it does not know a construct of `regex` or reads it otherwise, or where no word
is demanded, nothing is concluded and the expression is tried.

The tree also tells how far behind the start of a match a needle stands. Where that is a short way and the needle is
rare, the expression need not be tried but at the few places in front of it.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, Self

_MOST_WORDS, _MOST_OF_A_SET, _MOST_DEMANDS = 400, 12, 6
"""How many alternatives of a demand, members of a character class and demands of an expression are worth keeping."""
_REPEATS = ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT")
_TO_LOWER = {**{upper: upper + 32 for upper in range(ord("A"), ord("Z") + 1)}, ord("İ"): ord("i")}
"""ASCII, and the letter that `regex` takes for `i` where case is ignored; of `k` and `s` folding leaves only one."""
_READ_OTHERWISE = re.compile(r"\[:[\w^ =-]+:\]|\{\s*[0-9]*\s*[deis<]")
"""Where `re` sees plain characters: POSIX classes (`[[:alpha:]]`) and bounds of fuzzy matches (`(?:…){e<=1}`)."""

_FAR = 1_000_000
"""Characters that stand for any number of them."""
_REACH = 120
"""How far apart the places of a needle may be, seen from the start of a match, to be of use."""
_FEW = 4
"""Trying an expression at one place of its own costs as much as passing about that many in a search."""


class Demand(NamedTuple):
    """One of the words stands in the text, beginning `low` to `high` characters behind the start of a match."""

    words: frozenset[str]
    low: int = -_FAR
    high: int = _FAR

    def behind(self, low: int, high: int) -> "Demand":
        """The same where what demands it begins so far behind the start."""
        return Demand(self.words, self.low + low, self.high + high)

    @property
    def is_placed(self) -> bool:
        """Whether it is known, nearly, where the word stands."""
        return self.high - self.low < _REACH and self.high < _FAR // 2


Demands = tuple[Demand, ...]
"""All of these must be met."""
_Node = tuple[Any, Any]


def needles(expression: str) -> Demands:
    """What every match demands of the text that is searched, in lower case (ASCII letters only); () for nothing.

    `expression` is in the syntax of `regex`, its macros written out.
    """
    from re import _parser  # type: ignore[attr-defined]  # the one reader of this syntax that is kept up

    if _READ_OTHERWISE.search(expression):
        return ()
    try:
        tree = _parser.parse(expression, re.MULTILINE)
    except (re.error, RecursionError, OverflowError):
        return ()
    found: dict[frozenset[str], Demand] = {}
    for demand in sorted(_demands(tree), key=lambda demand: demand.high - demand.low):
        found.setdefault(demand.words, demand)
    return tuple(sorted(found.values(), key=_worth, reverse=True)[:_MOST_DEMANDS])


def _demands(items: Any) -> Iterator[Demand]:  # noqa: ANN401 - a sequence of `re`
    """What the parts of a sequence demand, each for itself; neighbouring characters are one word."""
    run = ""
    low = high = 0
    for operation, argument in items:
        if str(operation) == "LITERAL" and not _has_case(chr(argument)):
            run += chr(argument)
            continue
        if run:
            yield Demand(frozenset([_lower(run)]), low, high)
            low, high, run = low + len(run), high + len(run), ""
        for demand in _of_one(str(operation), argument):
            yield demand.behind(low, high)
        least, most = _width(items, operation, argument)
        low, high = low + least, high + most
    if run:
        yield Demand(frozenset([_lower(run)]), low, high)


def _width(items: Any, *node: Any) -> tuple[int, int]:  # noqa: ANN401 - nodes of `re` have many shapes
    """The least and the most characters that a part takes up."""
    least, most = type(items)(items.state, [node]).getwidth()
    return _within_reach(least), _within_reach(most)


def _within_reach(width: int) -> int:
    return min(width, _FAR)


def _of_one(operation: str, argument: Any) -> Iterator[Demand]:  # noqa: ANN401 - nodes of `re` have many shapes
    if operation == "BRANCH":
        yield from _of_any(argument[1])
    elif operation == "IN":
        yield from _of_set(argument)
    elif operation == "SUBPATTERN":
        yield from _demands(argument[-1])
    elif operation == "ATOMIC_GROUP":
        yield from _demands(argument)
    elif operation == "ASSERT":
        least, most = map(_within_reach, argument[1].getwidth()) if argument[0] < 0 else (0, 0)
        yield from (demand.behind(-most, -least) for demand in _demands(argument[1]))
    elif operation in _REPEATS and argument[0] > 0:
        yield from _demands(argument[2])


def _of_any(branches: Sequence[Iterable[_Node]]) -> Iterator[Demand]:
    """Alternatives demand one of what each demands most; nothing where one of them demands nothing."""
    found = [max(_demands(branch), key=_worth, default=None) for branch in branches]
    known = [demand for demand in found if demand]
    words = frozenset[str]().union(*(demand.words for demand in known))
    if len(known) == len(found) and len(words) <= _MOST_WORDS:
        yield Demand(words, min(demand.low for demand in known), max(demand.high for demand in known))


def _of_set(members: Sequence[_Node]) -> Iterator[Demand]:
    literal = all(str(operation) == "LITERAL" and not _has_case(chr(found)) for operation, found in members)
    if len(members) <= _MOST_OF_A_SET and literal:
        yield Demand(frozenset(_lower(chr(argument)) for _, argument in members), 0, 0)


def _has_case(character: str) -> bool:
    """Whether a character may stand in the text in a case that `_lower` does not know."""
    return not character.isascii() and (character.lower() != character or character.upper() != character)


def _worth(found: Demand) -> tuple[int, int, list[str]]:
    """Long words are rarer than short ones, few rarer than many."""
    return min(map(len, found.words)), -len(found.words), sorted(found.words)


def _lower(text: str) -> str:
    return text.translate(_TO_LOWER)


@dataclass(frozen=True, slots=True)
class Words:
    """Many words, of which those that stand in a text are told; their places do not matter."""

    by_head: Mapping[str, tuple[str, ...]]
    """By their first two characters; those of one character by that."""

    @classmethod
    def of(cls, words: Iterable[str]) -> Self:
        """Take words; an empty one stands in every text."""
        by_head: dict[str, list[str]] = {}
        for word in sorted(set(words)):
            by_head.setdefault(word[:2], []).append(word)
        return cls({head: tuple(found) for head, found in by_head.items()})

    def present(self, text: str) -> frozenset[str]:
        """The words that stand in a text."""
        heads = {"", *text, *map(str.__add__, text, text[1:])}
        words = [word for head in heads & self.by_head.keys() for word in self.by_head[head]]
        return frozenset(word for word in words if word in heads or (word[-2:] in heads and word in text))


Places = Callable[[str], Sequence[int]]
"""Where a word stands in a text or a macro holds, in order."""


@dataclass(frozen=True, slots=True)
class Haystack:
    """The needles of many expressions, looked for together."""

    demands: Mapping[str, Demands]
    """By the source of the expression."""
    words: Words
    cores: frozenset[str]
    """Macros, in their braces, that are demanded as if they were words."""

    @classmethod
    def of(cls, demands: Mapping[str, Iterable[Demand]], cores: frozenset[str] = frozenset()) -> Self:
        """Take what expressions demand; some of it may be `cores`, no words."""
        known = {source: tuple(each) for source, each in demands.items()}
        every = {word for each in known.values() for demand in each for word in demand.words}
        return cls(known, Words.of(every - cores), cores & every)

    def present(self, lowered: str) -> frozenset[str]:
        """The words that stand in a text in lower case, and all cores, as those may."""
        return self.words.present(_lower(lowered)) | self.cores

    def may_match(self, source: str, present: frozenset[str]) -> bool:
        """Whether an expression can match in a text with these words in it."""
        return not any(present.isdisjoint(demand.words) for demand in self.demands.get(source, ()))

    def starts(self, source: str, present: frozenset[str], places: Places, length: int) -> Sequence[int] | None:
        """Where alone a match can begin in a text of this length, in order; None where a search is quicker."""
        best, fewest = None, length // _FEW
        for demand in self.demands.get(source, ()):
            if demand.is_placed or demand.words & self.cores:
                found = sum(len(places(word)) for word in demand.words & present)
                count = found * (demand.high - demand.low + 1)
                if count < fewest:
                    best, fewest = demand, count
        if best is None:
            return None
        at = {place for word in best.words & present for place in places(word)}
        starts = {start for each in at for start in range(max(0, each - best.high), each - best.low + 1)}
        return sorted(start for start in starts if start <= length)
