"""From scores to names with probabilities: forward and backward sums where there is any doubt.

Everything is reckoned in odds, not in logarithms: products and sums are all it takes, and what is a share of the
whole at each token needs no scale.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import exp
from types import MappingProxyType

KINDS = ("PER", "ORG", "LOC", "FAC")
LABELS = ("O", *(f"{place}-{kind}" for kind in KINDS for place in "BIES"), "X")
"""One label for what is no name; of a kind: Begin, Inside, End, Single; X for names of other things.

A work, a product, a law, an event or a people (沖縄戦, アフリカ系アメリカ人) is nothing that anyone looks for here, but
what is known to be one is not taken for the place or the person inside it.
"""
LANES = (*range(0, len(LABELS), 2), *range(1, len(LABELS), 2))
"""Which label each lane of a score holds (`Table.sums` puts even ones first)."""
OF_KIND = MappingProxyType({kind: tuple(i for i, label in enumerate(LABELS) if label.endswith(kind)) for kind in KINDS})
"""The labels of each kind."""
_OUTSIDE = 0
_SURE = 4.0
"""Nats by which 'no name' (or X) must lead for a token to be settled without its neighbours."""
_FAR = 4.0
"""Labels so many nats behind the best of their token are not followed."""
_NONE = 1e-6
"""A share of all readings that is not followed any further."""
_NEVER_LESS = 1e-100
"""What 'no name' keeps at least: through a long stretch where little speaks for it, its share would come to nothing."""

Odds = dict[int, float]
"""Labels and how they weigh against each other."""
Steps = Sequence[Sequence[float]]
"""Odds of one label after another."""


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


FOLLOWERS = tuple(tuple(b for b in range(len(LABELS)) if allowed(a, b)) for a in range(len(LABELS)))
"""For each label those that may come next."""
LEADERS = tuple(tuple(a for a in range(len(LABELS)) if allowed(a, b)) for b in range(len(LABELS)))
"""For each label those that may come before."""


def names(scores: Sequence[tuple[int, ...]], scale: float, steps: Steps) -> Iterator[Name]:
    """The best reading of each stretch of doubt, name by name; `scale` is units of a score per nat."""
    kept = cache(lambda lanes: _kept(lanes, scale))  # drafts repeat themselves: greetings, signatures, rows of tables
    read = cache(lambda stretch: tuple(_read([odds for lanes in stretch if (odds := kept(lanes))], steps)))
    stretch: list[tuple[int, ...]] = []
    for at, lanes in enumerate([*scores, None]):
        if lanes and kept(lanes):
            stretch.append(lanes)
        elif stretch:
            for name in read(tuple(stretch)):
                yield Name(name.first + at - len(stretch), name.last + at - len(stretch), name.kind, name.probability)
            stretch = []


def _kept(lanes: Sequence[int], scale: float) -> Odds | None:
    """Labels worth following, as odds to the best of them; None where there is no doubt that it is no name."""
    outside, rest = max(lanes[0], lanes[-1]), max(lanes[1:-1])  # O and X, all others
    if outside - rest > _SURE * scale:
        return None
    best = max(outside, rest)
    floor = best - _FAR * scale
    kept = {label: exp((lane - best) / scale) for label, lane in zip(LANES, lanes, strict=True) if lane > floor}
    kept.setdefault(_OUTSIDE, exp((lanes[0] - best) / scale))
    return kept


def _read(stretch: Sequence[Odds], steps: Steps) -> Iterator[Name]:
    best = _best(stretch, steps)
    if not any(best):
        return
    forward, backward = _forward(stretch, steps), _backward(stretch, steps)
    first = 0
    for at, label in enumerate(best):
        place, kind = LABELS[label][0], LABELS[label][2:]
        if place in "BS":
            first = at
        if place in "ES":
            shares = [_share(forward[i], backward[i], kind) for i in range(first, at + 1)]
            yield Name(first, at, kind, sum(shares) / len(shares))


def _share(forward: Odds, backward: Odds, kind: str) -> float:
    """Probability that a token belongs to a name of this kind, wherever that begins and ends."""
    ways = {k: odds * backward[k] for k, odds in forward.items() if k in backward}
    return sum([ways[k] for k in OF_KIND[kind] if k in ways]) / sum(ways.values())


def _best(stretch: Sequence[Odds], steps: Steps) -> list[int]:
    """Viterbi; outside the stretch is 'no name'."""
    reached: Odds = {_OUTSIDE: 1.0}
    chosen: list[dict[int, int]] = []
    for here in [*stretch, {_OUTSIDE: 1.0}]:
        onward: Odds = {}
        back: dict[int, int] = {}
        for label, odds in here.items():
            most = 0.0
            for k in LEADERS[label]:
                if k in reached and (ways := reached[k] * steps[k][label]) > most:
                    most, back[label] = ways, k
            if most:
                onward[label] = most * odds
        reached = _shares(onward)
        chosen.append(back)
    path = [_OUTSIDE]
    for back in reversed(chosen):
        path.append(back[path[-1]])
    return path[-2:0:-1]


def _forward(stretch: Sequence[Odds], steps: Steps) -> list[Odds]:
    """Of all readings up to each token the share of each label."""
    sums: list[Odds] = [{_OUTSIDE: 1.0}]
    for here in stretch:
        before = sums[-1]
        onward: Odds = {}
        for label, odds in here.items():
            ways = sum([before[k] * steps[k][label] for k in LEADERS[label] if k in before])
            if ways:
                onward[label] = ways * odds
        sums.append(_shares(onward))
    return sums[1:]


def _backward(stretch: Sequence[Odds], steps: Steps) -> list[Odds]:
    """Of all readings from behind each token on the share that each label of the token leads to."""
    sums: list[Odds] = []
    ahead: Odds = {_OUTSIDE: 1.0}
    for here in reversed(stretch):
        behind: Odds = {}
        for label in here:
            row = steps[label]
            ways = sum([row[k] * ahead[k] for k in FOLLOWERS[label] if k in ahead])
            if ways:
                behind[label] = ways
        sums.append(_shares(behind))
        ahead = {k: odds * here[k] for k, odds in sums[-1].items()}
    return sums[::-1]


def _shares(odds: Mapping[int, float]) -> Odds:
    """Odds that add up to one, so that long stretches run into no limit of numbers.

    Labels of next to no share are left, but never 'no name', which leads on from every end and is the one way out of
    a stretch in which no name comes to its end.
    """
    total = sum(odds.values())
    least = total * _NONE
    shares = {label: value / total for label, value in odds.items() if value > least or not label}
    if shares.get(_OUTSIDE, 1.0) < _NEVER_LESS:
        shares[_OUTSIDE] = _NEVER_LESS
    return shares
