"""What means something only in company: an illness where a person is meant, a price where a deal is."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping

from promptguard.model import Confidence, Entity, Hit, RuleId
from promptguard.normalize.text import NormalizedText, lower
from promptguard.rulebook.schema import Context

_ROUNDS = 4
"""Evidence may itself need evidence; a chain longer than this is not meant."""


def keep_company(
    text: NormalizedText, hits: Iterable[Hit], needs: Mapping[RuleId, tuple[str, ...]], contexts: Mapping[str, Context]
) -> tuple[Hit, ...]:
    """The hits whose contexts hold; those of rules without needs are their evidence."""
    kept: list[Hit] = []
    waiting: list[Hit] = []
    for hit in hits:
        (waiting if hit.needs or needs.get(hit.rule) else kept).append(hit)
    for _ in range(_ROUNDS):
        places = _places(kept)
        passed = [
            h for h in waiting if all(_holds(contexts[n], text, h, places) for n in (*needs.get(h.rule, ()), *h.needs))
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


def _holds(context: Context, text: NormalizedText, hit: Hit, places: Mapping[Entity, list[int]]) -> bool:
    if _near(text, context.against, hit, context.against_within):
        return False
    if not context.entities and not context.phrases:
        return True
    return any(_within(places.get(entity, []), hit, context.within) for entity in context.entities) or _near(
        text, context.phrases, hit, context.within
    )


def _within(places: list[int], hit: Hit, reach: int) -> bool:
    at = bisect_left(places, hit.start - reach)
    return at < len(places) and places[at] <= hit.end + reach


def _near(text: NormalizedText, phrases: tuple[str, ...], hit: Hit, reach: int) -> bool:
    start, end = max(0, hit.start - reach), hit.end + reach
    return any(text.lowered.find(lower(phrase), start, end) >= 0 for phrase in phrases)
