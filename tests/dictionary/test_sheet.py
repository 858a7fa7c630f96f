import datetime as dt
from io import BytesIO

import pytest
from openpyxl import Workbook

from promptguard.dictionary.sheet import Row, sheet_of_text, sheets_of_workbook, text_of_rows, workbook_of_rows
from promptguard.errors import SourceError


def workbook(*rows: list[object], merged: str = "") -> bytes:
    book = Workbook()
    table = book.worksheets[0]
    for row in rows:
        table.append(row)
    if merged:
        table.merge_cells(merged)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    "text", ["a,b,c\n1,2,3\n", "a\tb\tc\n1\t2\t3\n", "a;b;c\n1;2;3\n", "a,b,c\r\n1,2,3\r\n", "a,b,c\r1,2,3\r"]
)
def test_the_sign_between_cells_is_told_by_itself(text: str) -> None:
    assert sheet_of_text(text).rows == (Row(1, ("a", "b", "c")), Row(2, ("1", "2", "3")))


def test_a_cell_may_hold_a_line_break_and_the_rows_are_numbered_as_in_excel() -> None:
    assert sheet_of_text('a,"アオバ\n営業部"\nb,c\n').rows[1] == Row(2, ("b", "c"))


def test_a_row_may_be_shorter_than_others() -> None:
    assert (Row(1, ("a",)).cell(3), Row(1, (" ", "")).is_empty) == ("", True)


def test_a_cell_merged_downwards_is_the_value_of_each_row() -> None:
    (sheet,) = sheets_of_workbook(workbook(["会社"], ["アオバ"], [None], ["ミナト"], merged="A2:A3"), "f")
    assert [row.cell(0) for row in sheet.rows] == ["会社", "アオバ", "アオバ", "ミナト"]


def test_cells_are_read_as_the_screen_shows_them() -> None:
    (sheet,) = sheets_of_workbook(workbook([142.0, 1.5, dt.datetime(2027, 4, 1), True, None, "　x"]), "f")  # noqa: DTZ001 - Excel knows no zones
    assert sheet.rows[0].cells == ("142", "1.5", "2027-04-01", "True", "", "　x")


@pytest.mark.parametrize("data", [b"PK\x03\x04 broken", b"not a book"])
def test_what_is_no_workbook_is_told_with_the_remedy(data: bytes) -> None:
    with pytest.raises(SourceError, match="保存し直して"):
        sheets_of_workbook(data, "f.xlsx")


def test_what_is_written_is_read_again_and_is_never_a_formula() -> None:
    rows = [["用語", "備考"], ["=1+1", "0142"]]
    (sheet,) = sheets_of_workbook(workbook_of_rows(rows), "f")
    assert [list(row.cells) for row in sheet.rows] == rows
    assert [list(row.cells) for row in sheet_of_text(text_of_rows(rows)).rows] == rows


def test_a_cell_that_never_ends_is_told_with_its_line() -> None:
    with pytest.raises(SourceError, match=r"閉じていない|never closed"):
        sheet_of_text('名前,読み\n"' + "あ" * 140_000, "名簿.csv")
