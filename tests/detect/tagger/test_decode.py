"""The decoder against every reading there is, one by one."""

from itertools import pairwise, product
from math import exp, isclose

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from promptguard.detect._tagger import decode
from promptguard.detect._tagger.decode import LABELS, LANES, allowed, names

SHORT = tuple(LABELS.index(label) for label in ("O", "B-PER", "E-PER", "S-PER", "S-ORG", "X"))
NATS = [[0.25 * ((3 * a + 5 * b) % 7 - 3) for b in range(len(LABELS))] for a in range(len(LABELS))]
STEPS = [[exp(nats) for nats in row] for row in NATS]
SCALE = 10.0
NEVER = 0


def lanes(scores: dict[int, int]) -> tuple[int, ...]:
    return tuple(scores.get(label, NEVER) for label in LANES)


def worth(path: tuple[int, ...], row: list[dict[int, int]]) -> float | None:
    whole = (0, *path, 0)
    if not all(allowed(a, b) for a, b in pairwise(whole)):
        return None
    steps = sum(NATS[a][b] for a, b in pairwise(whole))
    return steps + sum((scores[k] - scores[0]) / SCALE for k, scores in zip(path, row, strict=True))


def every_reading(row: list[dict[int, int]]) -> dict[tuple[int, ...], float]:
    found = {path: worth(path, row) for path in product(SHORT, repeat=len(row))}
    return {path: value for path, value in found.items() if value is not None}


@pytest.fixture
def _all_labels_followed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decode, "_FAR", 1000.0)
    monkeypatch.setattr(decode, "_SURE", 1000.0)


@pytest.mark.usefixtures("_all_labels_followed")
@settings(max_examples=60, deadline=None)
@given(st.lists(st.fixed_dictionaries({k: st.integers(20_000, 20_060) for k in SHORT}), min_size=1, max_size=4))
def test_the_best_of_all_readings_is_found_with_its_probability(row: list[dict[int, int]]) -> None:
    readings = every_reading(row)
    top, total = max(readings.values()), sum(exp(value) for value in readings.values())
    found = list(names([lanes(scores) for scores in row], SCALE, STEPS))
    assert [(n.first, n.last, n.kind) for n in found] in [told(p) for p, v in readings.items() if isclose(v, top)]
    for name in found:
        shares = [
            sum(exp(value) for path, value in readings.items() if LABELS[path[i]].endswith(name.kind)) / total
            for i in range(name.first, name.last + 1)
        ]
        assert isclose(name.probability, sum(shares) / len(shares), rel_tol=1e-4)


def told(path: tuple[int, ...]) -> list[tuple[int, int, str]]:
    """The names of a reading."""
    found, first = [], 0
    for at, label in enumerate(LABELS[k] for k in path):
        first = at if label[0] in "BS" else first
        if label[0] in "ES":
            found.append((first, at, label[2:]))
    return found


def test_no_doubt_is_no_name() -> None:
    sure = lanes({0: 30_000, LABELS.index("S-PER"): 100})
    assert list(names([sure] * 5, SCALE, STEPS)) == []


def test_a_name_of_another_thing_is_none_of_ours() -> None:
    work = lanes({0: 20_000, LABELS.index("X"): 20_100, LABELS.index("S-LOC"): 20_090})
    place = lanes({0: 20_000, LABELS.index("X"): 20_000, LABELS.index("S-LOC"): 20_100})
    assert [(n.first, n.kind) for n in names([work, place, work], SCALE, STEPS)] == [(1, "LOC")]


def test_places_are_those_of_the_whole_row() -> None:
    sure = lanes({0: 30_000})
    person = lanes({0: 20_000, LABELS.index("S-PER"): 20_100})
    (name,) = names([sure, sure, person, sure], SCALE, STEPS)
    assert (name.first, name.last, name.kind) == (2, 2, "PER")


def test_a_name_that_began_must_end() -> None:
    assert not allowed(LABELS.index("B-PER"), 0)
    assert not allowed(LABELS.index("B-PER"), LABELS.index("E-ORG"))
    assert not allowed(0, LABELS.index("I-PER"))


def test_a_long_stretch_in_which_no_name_comes_to_its_end_is_read() -> None:
    goes_on = lanes({0: 20_000, LABELS.index("B-ORG"): 20_030, LABELS.index("I-ORG"): 20_030})
    assert list(names([goes_on] * 500, SCALE, STEPS)) == []
