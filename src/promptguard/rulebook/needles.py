"""What must stand in a text for an expression to match at all: its needles.

Most expressions of a rule whose trigger occurs cannot match, for want of a word that they all demand. Looking for the
word is a hundred times as fast as trying the expression at every place. The needles are read off the syntax tree that
the standard library's `re` makes; where it does not know a construct of `regex` or reads it otherwise, or where no word
is demanded, nothing is concluded and the expression is tried.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

_MOST_WORDS, _MOST_OF_A_SET, _MOST_DEMANDS = 400, 12, 6
"""How many alternatives of a demand, members of a character class and demands of an expression are worth keeping."""
_REPEATS = ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT")
_TO_LOWER = {**{upper: upper + 32 for upper in range(ord("A"), ord("Z") + 1)}, ord("İ"): ord("i")}
"""ASCII, and the letter that `regex` takes for `i` where case is ignored; of `k` and `s` folding leaves only one."""
_READ_OTHERWISE = re.compile(r"\[:[\w^ =-]+:\]|\{\s*[0-9]*\s*[deis<]")
"""Where `re` sees plain characters: POSIX classes (`[[:alpha:]]`) and bounds of fuzzy matches (`(?:…){e<=1}`)."""

Demand = frozenset[str]
"""Words of which one must stand in the text."""
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
    return tuple(sorted(set(_demands(tree)), key=_worth, reverse=True)[:_MOST_DEMANDS])


def _demands(items: Iterable[_Node]) -> Iterator[Demand]:
    """What the parts of a sequence demand, each for itself; neighbouring characters are one word."""
    run = ""
    for operation, argument in items:
        if str(operation) == "LITERAL" and not _has_case(chr(argument)):
            run += chr(argument)
            continue
        if run:
            yield frozenset([_lower(run)])
            run = ""
        yield from _of_one(str(operation), argument)
    if run:
        yield frozenset([_lower(run)])


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
        yield from _demands(argument[1])
    elif operation in _REPEATS and argument[0] > 0:
        yield from _demands(argument[2])


def _of_any(branches: Sequence[Iterable[_Node]]) -> Iterator[Demand]:
    """Alternatives demand one of what each demands most; nothing where one of them demands nothing."""
    found = [max(_demands(branch), key=_worth, default=Demand()) for branch in branches]
    words = Demand().union(*found)
    if all(found) and len(words) <= _MOST_WORDS:
        yield words


def _of_set(members: Sequence[_Node]) -> Iterator[Demand]:
    literal = all(str(operation) == "LITERAL" and not _has_case(chr(found)) for operation, found in members)
    if len(members) <= _MOST_OF_A_SET and literal:
        yield frozenset(_lower(chr(argument)) for _, argument in members)


def _has_case(character: str) -> bool:
    """Whether a character may stand in the text in a case that `_lower` does not know."""
    return not character.isascii() and (character.lower() != character or character.upper() != character)


def _worth(found: Demand) -> tuple[int, int, list[str]]:
    """Long words are rarer than short ones, few rarer than many."""
    return min(map(len, found)), -len(found), sorted(found)


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
        words = (word for head in heads & self.by_head.keys() for word in self.by_head[head])
        return frozenset(word for word in words if word in text)


@dataclass(frozen=True, slots=True)
class Haystack:
    """The needles of many expressions, looked for together."""

    demands: Mapping[str, Demands]
    """By the source of the expression."""
    words: Words

    @classmethod
    def of(cls, demands: Mapping[str, Iterable[Iterable[str]]]) -> Self:
        """Take what expressions demand."""
        known = {source: tuple(map(frozenset, each)) for source, each in demands.items()}
        return cls(known, Words.of(word for each in known.values() for demand in each for word in demand))

    def present(self, lowered: str) -> frozenset[str]:
        """The words that stand in a text in lower case."""
        return self.words.present(_lower(lowered))

    def may_match(self, source: str, present: frozenset[str]) -> bool:
        """Whether an expression can match in a text with these words in it."""
        return not any(map(present.isdisjoint, self.demands.get(source, ())))
