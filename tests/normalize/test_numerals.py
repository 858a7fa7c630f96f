from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from promptguard.normalize.fold import normalize
from promptguard.normalize.numerals import joined, kanji_value, numbers, passages


@pytest.mark.parametrize(
    ("text", "view"),
    [
        ("〇二八四-四一-〇五九三", "0284-41-0593"),
        ("昭和三十一年十月廿三日", "昭和31年10月23日"),
        ("千駄木三丁目四十番十一号", "千駄木3丁目40番11号"),
        ("通七丁目弐千九百番地", "通7丁目2900番地"),
        ("秋和の五百十二の三", "秋和の512-3"),
        ("普通預金 六一〇二八三七", "普通預金 6102837"),
        ("〇七八の四三一の六八〇五", "078-431-6805"),
        ("ゼロキュウゼロの四四一二の八八三七", "090-4412-8837"),
        ("ぜろはちまるのごーいちさんろく", "080-5136"),
        ("7O 83 番地", "70 83 番地"),
        ("09O-4182-7736", "090-4182-7736"),
        ("2の18の6", "2-18-6"),
        ("一般に三菱と四国の話", "一般に三菱と四国の話"),
        ("一つ二つ三つ", "一つ二つ三つ"),
        ("さんしごくに", "さんしごくに"),
        ("IO処理とOL", "IO処理とOL"),
    ],
)
def test_every_numeral_becomes_digits(text: str, view: str) -> None:
    assert numbers(text).text == view


@pytest.mark.parametrize(
    ("numeral", "value"), [("〇九〇", "090"), ("廿三", "23"), ("二千九百", "2900"), ("百五", "105"), ("十", "10")]
)
def test_kanji_value(numeral: str, value: str) -> None:
    assert kanji_value(numeral) == value


@pytest.mark.parametrize(
    ("text", "view"),
    [
        ("3569 8204\n7715 3603", "3569820477153603"),
        ("045-\n338-\n9210", "045-338-9210"),
        ("12\t34", "12\t34"),
        ("12\n\n34", "12\n\n34"),
    ],
)
def test_joined_closes_single_gaps_inside_numbers(text: str, view: str) -> None:
    assert joined(numbers(text)).text == view


@given(st.text("0〇一二十百千のー-さんいちご OIl\n年番", max_size=40))
def test_every_place_of_the_views_leads_back(text: str) -> None:
    folded = normalize(text).text
    for view in (numbers(folded), joined(numbers(folded))):
        for i in range(len(view.text)):
            start, end = view.source_range(i, i + 1)
            assert 0 <= start < end <= len(folded)


def test_passages_are_whole_lines_around_the_places() -> None:
    lines = "".join(f"{number:04d}\n" for number in range(2_000))
    view = numbers(lines)
    (first,) = passages(view, [5_000])
    assert (first.text[:5], first.text[-5:]) == ("\n0900", "1040\n")
    assert first.source_range(1, 5) == (4_500, 4_504)
    assert [each.text for each in passages(view, [5_000, 5_001])] == [first.text]


@pytest.mark.parametrize(("places", "count"), [((), 0), ((0,), 1), ((10, 300), 1), ((10, 5_000, 5_600, 9_999), 3)])
def test_passages_that_meet_are_one(places: tuple[int, ...], count: int) -> None:
    text = "0123\n" * 2_000
    cut = [each.source_range(0, len(each.text)) for each in passages(numbers(text), places)]
    assert len(cut) == count
    assert all(end <= start + 1 for (_, end), (start, _) in pairwise(cut))
    assert all(any(start <= place < end for start, end in cut) for place in places)


def test_a_text_without_lines_is_one_passage() -> None:
    view = numbers("0" * 4_000)
    assert [each.text for each in passages(view, [10, 3_000])] == [view.text]
