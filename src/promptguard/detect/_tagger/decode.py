"""From scores to names with probabilities: forward and backward sums where there is any doubt."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import exp, log
from types import MappingProxyType

KINDS = ("PER", "ORG", "LOC", "FAC")
_PLAIN = ("O", *(f"{place}-{kind}" for kind in KINDS for place in "BIES"))
LABELS = _PLAIN
"""One label for what is no name; of a kind: Begin, Inside, End, Single."""
LANES = (*range(0, len(_PLAIN) + 1, 2), *range(1, len(_PLAIN) + 1, 2))
"""Which label each lane of a score holds (`Table.sums` puts even ones first); the last lane is empty."""
OF_KIND = MappingProxyType({kind: tuple(i for i, label in enumerate(LABELS) if label.endswith(kind)) for kind in KINDS})
"""The labels of each kind."""
_OUTSIDE = 0
_SURE = 4.0
"""Nats by which 'no name' must lead for a token to be settled without its neighbours."""
_FAR = 4.0
"""Labels so many nats behind the best of their token are not followed."""


@dataclass(frozen=True, slots=True)
class Name:
    """Tokens first … last (inclusive) as a name of a kind.

    `probability` is that of its tokens being in names of this kind, on average; where the name begins and ends may be
    less sure than that there is one.
    """

    first: int
    last: int
    kind: str
    probability: float


def allowed(left: int, right: int) -> bool:
    """Whether one label may follow another: a name that began goes on to its end."""
    begun, goes_on = LABELS[left][0] in "BI", LABELS[right][0] in "IE"
    return (begun and goes_on and LABELS[left][2:] == LABELS[right][2:]) or (not begun and not goes_on)


Scored = dict[int, float]
Steps = Sequence[Sequence[float]]
FOLLOWERS = tuple(tuple(b for b in range(len(LABELS)) if allowed(a, b)) for a in range(len(LABELS)))
"""For each label those that may come next."""
LEADERS = tuple(tuple(a for a in range(len(LABELS)) if allowed(a, b)) for b in range(len(LABELS)))
"""For each label those that may come before."""


def names(scores: Sequence[Sequence[int]], scale: float, steps: Steps) -> Iterator[Name]:
    """The best reading of each stretch of doubt, name by name."""
    stretch: list[Scored] = []
    for at, lanes in enumerate([*scores, None]):
        kept = _kept(lanes, scale) if lanes else None
        if kept:
            stretch.append(kept)
        elif stretch:
            for name in _read(stretch, steps):
                yield Name(name.first + at - len(stretch), name.last + at - len(stretch), name.kind, name.probability)
            stretch = []


def _kept(lanes: Sequence[int], scale: float) -> Scored | None:
    """Labels worth following with their scores in nats below 'no name'; None where there is no doubt."""
    outside = lanes[0]
    rest = max(lanes[1:9], default=0), max(lanes[9:17])
    if outside - max(rest) > _SURE * scale:
        return None
    floor = max(outside, *rest) - _FAR * scale
    kept = {label: (lane - outside) / scale for label, lane in zip(LANES, lanes, strict=True) if lane > floor}
    kept.pop(len(LABELS), None)
    kept.setdefault(_OUTSIDE, 0.0)
    return kept


def _read(stretch: Sequence[Scored], steps: Steps) -> Iterator[Name]:
    best = _best(stretch, steps)
    forward, backward = _sums(stretch, steps)
    total = _log_sum([forward[-1][k] + score for k, score in backward[-1].items()])
    first = 0
    for at, label in enumerate(best):
        place, kind = LABELS[label][0], LABELS[label][2:]
        if place in "BS":
            first = at
        if place in "ES":
            shares = [_share(forward[i], backward[i], kind, total) for i in range(first, at + 1)]
            yield Name(first, at, kind, sum(shares) / len(shares))


def _share(forward: Scored, backward: Scored, kind: str, total: float) -> float:
    """Probability that a token belongs to a name of this kind, wherever that begins and ends."""
    ways = [exp(forward[k] + backward[k] - total) for k in OF_KIND[kind] if k in forward and k in backward]
    return min(1.0, sum(ways))


def _best(stretch: Sequence[Scored], steps: Steps) -> list[int]:
    """Viterbi; outside the stretch is 'no name'."""
    scores = {k: steps[_OUTSIDE][k] + v for k, v in stretch[0].items() if k in FOLLOWERS[_OUTSIDE]}
    chosen: list[dict[int, int]] = []
    for here in stretch[1:]:
        onward: Scored = {}
        back: dict[int, int] = {}
        for label, value in here.items():
            before = [(scores[k] + steps[k][label], k) for k in LEADERS[label] if k in scores]
            if before:
                score, back[label] = max(before)
                onward[label] = score + value
        scores = onward
        chosen.append(back)
    _, label = max((s + steps[k][_OUTSIDE], k) for k, s in scores.items() if k in LEADERS[_OUTSIDE])
    path = [label]
    for back in reversed(chosen):
        path.append(back[path[-1]])
    return path[::-1]


def _sums(stretch: Sequence[Scored], steps: Steps) -> tuple[list[Scored], list[Scored]]:
    """Log sums over all readings up to each token and label, and from there on (its own score not counted again)."""
    forward = [{k: steps[_OUTSIDE][k] + v for k, v in stretch[0].items() if k in FOLLOWERS[_OUTSIDE]}]
    for here in stretch[1:]:
        before = forward[-1]
        sums = ((b, v, [before[a] + steps[a][b] for a in LEADERS[b] if a in before]) for b, v in here.items())
        forward.append({b: v + _log_sum(terms) for b, v, terms in sums if terms})
    backward = [{k: steps[k][_OUTSIDE] for k in forward[-1] if k in LEADERS[_OUTSIDE]}]
    for at in range(len(stretch) - 1, 0, -1):
        ahead = {b: stretch[at][b] + score for b, score in backward[-1].items()}
        ways = ((a, [steps[a][b] + ahead[b] for b in FOLLOWERS[a] if b in ahead]) for a in forward[at - 1])
        backward.append({a: _log_sum(terms) for a, terms in ways if terms})
    return forward, backward[::-1]


def _log_sum(values: Sequence[float]) -> float:
    if len(values) == 1:
        return values[0]
    top = max(values)
    return top + log(sum([exp(v - top) for v in values]))
