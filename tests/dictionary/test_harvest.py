from datetime import date

import pytest

from promptguard.dictionary.columns import recognised
from promptguard.dictionary.harvest import Doubt, Harvest, Skip, harvest
from promptguard.dictionary.sheet import sheet_of_text
from promptguard.model import Category


def reap(text: str, category: Category = Category.CLIENT) -> Harvest:
    sheet = sheet_of_text(text)
    columns = recognised(sheet)
    assert columns
    return harvest(sheet, columns, category)


@pytest.mark.parametrize(
    ("cell", "why"),
    [
        ("■ 関東地区", Skip.HEADING),
        ("ア行", Skip.HEADING),
        ("合計", Skip.TOTAL),
        ("計 300社", Skip.TOTAL),
        ("全300件", Skip.TOTAL),
        ("〃", Skip.DITTO),
        ("同上", Skip.DITTO),
        ("-", Skip.NO_NAME),
        ("未定", Skip.NO_NAME),
        ("（株）", Skip.FORM_ONLY),
        ("株式会社", Skip.FORM_ONLY),
        ("あ工", None),
        ("龍", Skip.TOO_SHORT),
        ("12345", Skip.NUMBER),
    ],
)
def test_a_row_that_is_no_entry_is_passed_over_and_told(cell: str, why: Skip | None) -> None:
    skipped = reap(f"会社名\nアオバ電装\n{cell}\n").skipped
    assert [(each.row, each.why) for each in skipped] == ([(3, why)] if why else [])


def test_empty_rows_are_counted() -> None:
    assert reap("会社名,電話\nアオバ電装,1\n\n,2\n　,3\n").empty == 3


def test_a_header_on_the_next_page_is_no_entry() -> None:
    assert reap("No,会社名\n1,アオバ電装\nNo,会社名\n2,ミナト\n").skipped[0].why is Skip.HEADING


def test_the_same_company_twice_is_one_entry_with_all_that_the_rows_tell() -> None:
    found = reap("会社名,略称,フリガナ\n㈱アオバ電装,アオバ,\nアオバ電装株式会社,青葉、アオバ,アオバデンソウ\n")
    (taken,) = found.taken
    assert (taken.entry.aliases, taken.entry.reading) == (("アオバ", "青葉"), "アオバデンソウ")
    assert (found.skipped[0].why, found.skipped[0].first) == (Skip.TWICE, 2)


def test_a_name_that_is_found_anyhow_is_no_other_name() -> None:
    assert reap("会社名,略称\n㈱アオバ電装,アオバ電装\n").taken[0].entry.aliases == ()


@pytest.mark.parametrize("day", ["2027-04-01", "2027/4/1", "2027年4月1日", "２０２７．４．１"])
def test_days_are_read_as_they_are_written(day: str) -> None:
    assert reap(f"案件名,公表日\nHK-2291,{day}\n", Category.PROJECT).taken[0].entry.until == date(2027, 4, 1)


def test_what_cannot_be_understood_is_left_out_and_told() -> None:
    (taken,) = reap("会社名,フリガナ,期限\nアオバ電装,aoba,そのうち\n").taken
    assert taken.doubts == (Doubt.READING, Doubt.DATE)
    assert (taken.entry.reading, taken.entry.until) == ("", None)


def test_a_row_may_name_its_own_category() -> None:
    found = reap("用語,区分\nメラク,社内用語\nHK-2291,project\nアオバ,取引先\nソラマメ,その他\n", Category.INTERNAL)
    assert [str(each.entry.category) for each in found.taken] == ["internal", "project", "client", "internal"]
    assert found.taken[3].doubts == (Doubt.CATEGORY,)


def test_a_column_of_other_categories_is_not_meant() -> None:
    found = reap("会社名,区分\nアオバ電装,A\nミナト,B\n")
    assert [each.doubts for each in found.taken] == [(), ()]


def test_a_number_may_be_a_projects_code() -> None:
    assert reap("案件番号\n0142\n", Category.PROJECT).taken[0].entry.term == "0142"
