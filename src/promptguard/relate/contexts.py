"""What means something only in company: an illness where a person is meant, a price where a deal is."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache

from promptguard.model import Confidence, Entity, Hit, RuleId
from promptguard.normalize.text import NormalizedText, lower
from promptguard.rulebook.schema import Context

_ROUNDS = 4
"""Evidence may itself need evidence; a chain longer than this is not meant."""
_Places = Callable[[str], Sequence[int]]
"""Where a phrase stands: looked for once a draft, not once a hit."""


def keep_company(
    text: NormalizedText, hits: Iterable[Hit], needs: Mapping[RuleId, tuple[str, ...]], contexts: Mapping[str, Context]
) -> tuple[Hit, ...]:
    """The hits whose contexts hold; those of rules without needs are their evidence."""
    kept: list[Hit] = []
    waiting: list[Hit] = []
    for hit in hits:
        (waiting if hit.needs or needs.get(hit.rule) else kept).append(hit)
    standing = cache(lambda phrase: _standing(text.lowered, lower(phrase)))
    for _ in range(_ROUNDS):
        places = _places(kept)
        passed = [
            h
            for h in waiting
            if all(_holds(contexts[n], standing, h, places) for n in (*needs.get(h.rule, ()), *h.needs))
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


def _holds(context: Context, standing: _Places, hit: Hit, places: Mapping[Entity, list[int]]) -> bool:
    if _near(standing, context.against, hit, context.against_within):
        return False
    if not context.entities and not context.phrases:
        return True
    return any(_within(places.get(entity, []), hit, context.within) for entity in context.entities) or _near(
        standing, context.phrases, hit, context.within
    )


def _within(places: list[int], hit: Hit, reach: int) -> bool:
    at = bisect_left(places, hit.start - reach)
    return at < len(places) and places[at] <= hit.end + reach


def _near(standing: _Places, phrases: tuple[str, ...], hit: Hit, reach: int) -> bool:
    start, end = max(0, hit.start - reach), hit.end + reach
    for phrase in phrases:
        found = standing(phrase)
        at = bisect_left(found, start)
        if at < len(found) and found[at] + len(phrase) <= end:
            return True
    return False


def _standing(text: str, phrase: str) -> list[int]:
    found = []
    at = text.find(phrase)
    while at >= 0:
        found.append(at)
        at = text.find(phrase, at + 1)
    return found
