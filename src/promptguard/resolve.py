"""Step 4 of the path: overlapping hits become one finding, by one total order."""

from collections.abc import Iterable

from promptguard.model import Confidence, Hit


def resolve(hits: Iterable[Hit]) -> tuple[Hit, ...]:
    """Choose among overlapping hits; the result does not overlap and is in order of place.

    What is more than weak goes before what is weak, longer before shorter (covering more leaks less), surer
    before less sure, the nearer label before the farther. The part of a lost hit that sticks out is kept
    where it is more than weak, so that nothing that was recognised is left uncovered.
    """
    taken: list[Hit] = []
    for hit in sorted(set(hits), key=_order):
        free = _outside(hit, taken)
        if free == (hit.start, hit.end):
            taken.append(hit)
        elif free and hit.confidence > Confidence.WEAK:
            taken.append(_cut(hit, *free))
    return tuple(sorted(taken, key=lambda h: h.start))


def _order(hit: Hit) -> tuple[object, ...]:
    return (hit.confidence == Confidence.WEAK, hit.start - hit.end, -hit.confidence, hit.gap, hit.start, hit.rule)


def _outside(hit: Hit, taken: Iterable[Hit]) -> tuple[int, int] | None:
    """The part of `hit` that no taken hit covers, if it is one piece at an end of it."""
    start, end = hit.start, hit.end
    for other in taken:
        if other.start <= start < other.end:
            start = other.end
        if other.start < end <= other.end:
            end = other.start
    if start >= end or any(o.start < end and start < o.end for o in taken):
        return None
    return start, end


def _cut(hit: Hit, start: int, end: int) -> Hit:
    return Hit(hit.rule, hit.entity, hit.category, hit.confidence, start, end, hit.gap)
