from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from promptguard.model import Category, Confidence, Entity, Hit, Registered, RuleId
from promptguard.resolve import resolve


def hit(start: int, end: int, confidence: Confidence = Confidence.LIKELY, rule: str = "r", gap: int = 9) -> Hit:
    return Hit(RuleId(rule), Entity("PERSON"), Category.PERSONAL, confidence, start, end, gap)


HITS = st.lists(
    st.builds(
        lambda start, length, confidence, rule: hit(start, start + length, confidence, rule),
        st.integers(0, 30), st.integers(1, 10), st.sampled_from(Confidence), st.sampled_from("abc"),
    )
)  # fmt: skip


def covered(hits: object) -> set[int]:
    return {i for h in hits for i in range(h.start, h.end)}  # type: ignore[attr-defined]


@given(HITS)
def test_the_result_does_not_overlap_and_is_in_order(hits: list[Hit]) -> None:
    result = resolve(hits)
    assert all(a.end <= b.start for a, b in pairwise(result))


@given(HITS)
def test_nothing_more_than_weak_is_left_uncovered(hits: list[Hit]) -> None:
    assert covered(h for h in hits if h.confidence > Confidence.WEAK) <= covered(resolve(hits)) <= covered(hits)


@given(HITS, st.randoms())
def test_the_order_of_the_hits_does_not_matter(hits: list[Hit], random: object) -> None:
    shuffled = list(hits)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert resolve(shuffled) == resolve(hits)


def test_the_longer_reading_wins() -> None:
    assert resolve([hit(0, 4, Confidence.CERTAIN), hit(0, 9)]) == (hit(0, 9),)


def test_weak_gives_way_to_anything() -> None:
    assert resolve([hit(0, 9, Confidence.WEAK), hit(2, 4)]) == (hit(2, 4),)


def test_of_two_readings_the_nearer_label_wins() -> None:
    near, far = hit(0, 9, rule="pension", gap=1), hit(0, 9, rule="account", gap=12)
    assert resolve([far, near]) == (near,)


def test_what_sticks_out_is_kept() -> None:
    assert resolve([hit(0, 9), hit(5, 12)]) == (hit(0, 9), hit(9, 12))


def test_of_two_entries_at_one_place_the_first_of_the_dictionary_wins() -> None:
    first, second = (replace(hit(0, 3), registered=Registered(number)) for number in (1, 2))
    assert resolve([second, first]) == resolve([first, second]) == (first,)
