"""What means something only in company: an illness where a person is meant, a price where a deal is."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import accumulate
from typing import Self

from promptguard.model import Confidence, Entity, Hit, RuleId
from promptguard.normalize.terms import occurrences
from promptguard.normalize.text import NormalizedText, lower
from promptguard.rulebook.schema import Context

_ROUNDS = 4
"""Evidence may itself need evidence; a chain longer than this is not meant."""


@dataclass(frozen=True, slots=True)
class Occurrences:
    """Where some phrases stand in one text: looked for once, however many hits ask."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    """For each start the first end of what starts there or later."""

    @classmethod
    def of(cls, lowered: str, phrases: tuple[str, ...]) -> Self:
        """Look for phrases in a text in lower case."""
        found = sorted((at, at + len(each)) for each in _lowered(phrases) for at in occurrences(lowered, each))
        ends = accumulate((end for _, end in reversed(found)), min)
        return cls(tuple(start for start, _ in found), tuple(ends)[::-1])

    def is_near(self, hit: Hit, reach: int) -> bool:
        """Whether a phrase stands whole within `reach` characters of a hit."""
        at = bisect_left(self.starts, hit.start - reach)
        return at < len(self.starts) and self.ends[at] <= hit.end + reach


@dataclass(frozen=True)  # no slots: what contexts go by is looked for once
class Surroundings:
    """A text, and what the contexts go by in it."""

    lowered: str
    contexts: Mapping[str, Context]

    @cached_property
    def _phrases(self) -> Callable[[str], Occurrences]:
        return cache(lambda name: Occurrences.of(self.lowered, self.contexts[name].phrases))

    @cached_property
    def _against(self) -> Callable[[str], Occurrences]:
        return cache(lambda name: Occurrences.of(self.lowered, self.contexts[name].against))

    def hold(self, name: str, hit: Hit, places: Mapping[Entity, list[int]]) -> bool:
        """Whether a context holds for a hit, with evidence in these places."""
        context = self.contexts[name]
        if context.against and self._against(name).is_near(hit, context.against_within):
            return False
        if not context.entities and not context.phrases:
            return True
        if any(_within(places.get(entity, []), hit, context.within) for entity in context.entities):
            return True
        return bool(context.phrases) and self._phrases(name).is_near(hit, context.within)


def keep_company(
    text: NormalizedText, hits: Iterable[Hit], needs: Mapping[RuleId, tuple[str, ...]], contexts: Mapping[str, Context]
) -> tuple[Hit, ...]:
    """The hits whose contexts hold; those of rules without needs are their evidence."""
    around = Surroundings(text.lowered, contexts)
    kept: list[Hit] = []
    waiting: list[Hit] = []
    for hit in hits:
        (waiting if hit.needs or needs.get(hit.rule) else kept).append(hit)
    for _ in range(_ROUNDS):
        places = _places(kept)
        passed = [
            hit
            for hit in waiting
            if all(around.hold(name, hit, places) for name in (*needs.get(hit.rule, ()), *hit.needs))
        ]
        if not passed:
            break
        kept += passed
        done = set(passed)
        waiting = [hit for hit in waiting if hit not in done]
    return tuple(kept)


def _places(hits: Iterable[Hit]) -> Mapping[Entity, list[int]]:
    """Where each entity was found with more than weak confidence."""
    places: dict[Entity, list[int]] = {}
    for hit in sorted(hits, key=lambda h: h.start):
        if hit.confidence > Confidence.WEAK:
            places.setdefault(hit.entity, []).append(hit.start)
    return places


def _within(places: list[int], hit: Hit, reach: int) -> bool:
    at = bisect_left(places, hit.start - reach)
    return at < len(places) and places[at] <= hit.end + reach


@lru_cache(maxsize=256)
def _lowered(phrases: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(lower, phrases))
