"""Step 4 of the path: overlapping hits become one finding, by one total order."""

from bisect import bisect_right, insort
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from promptguard.model import Confidence, Hit


def resolve(hits: Iterable[Hit]) -> tuple[Hit, ...]:
    """Choose among overlapping hits; the result does not overlap and is in order of place.

    What is more than weak goes before what is weak, longer before shorter (covering more leaks less), surer
    before less sure, the nearer label before the farther. The part of a lost hit that sticks out is kept
    where it is more than weak, so that nothing that was recognised is left uncovered.
    """
    taken: list[Hit] = []
    for hit in sorted(set(hits), key=_order):
        free = list(_free(hit, taken))
        if free == [(hit.start, hit.end)]:
            insort(taken, hit, key=_place)
        elif hit.confidence > Confidence.WEAK:
            for start, end in free:
                insort(taken, replace(hit, start=start, end=end), key=_place)
    return tuple(taken)


def _order(hit: Hit) -> tuple[object, ...]:
    entry = hit.registered.entry if hit.registered else -1
    weak = hit.confidence == Confidence.WEAK
    return (weak, hit.start - hit.end, -hit.confidence, hit.gap, hit.start, hit.rule, entry)


def _place(hit: Hit) -> int:
    return hit.start


def _free(hit: Hit, taken: Sequence[Hit]) -> Iterator[tuple[int, int]]:
    """The pieces of `hit` that nothing taken covers; `taken` is in order of place and does not overlap."""
    at = bisect_right(taken, hit.start, key=_place)
    start = max(hit.start, taken[at - 1].end if at else 0)
    while at < len(taken) and taken[at].start < hit.end:
        if start < taken[at].start:
            yield start, taken[at].start
        start = max(start, taken[at].end)
        at += 1
    if start < hit.end:
        yield start, hit.end
