import pytest

from promptguard.report._interface import Checked
from promptguard.report.places import Lines, Place, place_of, places
from promptguard.report.wording import load_wording

TEXT = "一行目\n二\r\n三\r四"


@pytest.mark.parametrize(
    ("offset", "place"),
    [(0, (1, 1)), (2, (1, 3)), (4, (2, 1)), (7, (3, 1)), (9, (4, 1)), (10, (4, 2))],
)
def test_every_kind_of_line_end_starts_a_line(offset: int, place: tuple[int, int]) -> None:
    assert Lines.of(TEXT).place(offset) == Place(*place)


def test_an_empty_text_has_one_line() -> None:
    assert Lines.of("").place(0) == Place(1, 1)


def test_a_line_is_given_without_its_end() -> None:
    start, end = Lines.of(TEXT).around(4)
    assert TEXT[start:end] == "二"


def test_columns_are_code_points() -> None:
    assert Lines.of("𠮷野家です").place(3) == Place(1, 4)


def test_places_are_told_in_words(full: Checked) -> None:
    lines, words = Lines.of(full.text), load_wording("ja")
    assert place_of(full.report.findings[0], lines, words) == "1行目 4文字目"
    assert places(full.report.findings[:2], lines, words) == "1行目 4文字目、2行目 4文字目"
