import pytest

from promptguard.dictionary.columns import Field, asked, letter, recognised
from promptguard.dictionary.sheet import Sheet, sheet_of_text
from promptguard.model import Category


def sheet(text: str) -> Sheet:
    return sheet_of_text(text)


@pytest.mark.parametrize(
    ("header", "category"),
    [
        ("取引先名", "client"),
        ("得意先", "client"),
        ("お客様名", "client"),
        ("会社名（正式名称）", "client"),
        ("ご芳名", None),
        ("Company Name", "client"),
        ("ＣＬＩＥＮＴ", "client"),
        ("案件番号", "project"),
        ("プロジェクト名", "project"),
        ("用語", "internal"),
        ("商品名", "internal"),
        ("氏名", "personal"),
        ("社員名", "personal"),
        ("会社 名", "client"),
    ],
)
def test_the_header_tells_the_column_and_its_category(header: str, category: str | None) -> None:
    found = recognised(sheet(f"No,{header},x\n1,a,b\n"))
    assert (found and str(found.category)) == category
    assert found is None or found.places == {Field.TERM: (1,)}


def test_readings_and_other_names_have_columns_of_their_own() -> None:
    found = recognised(sheet("会社名フリガナ,会社名,略称,旧社名,メモ\n"))
    assert found
    assert found.places == {Field.TERM: (1,), Field.READING: (0,), Field.ALIASES: (2, 3)}
    assert found.unused == ("メモ",)


def test_the_header_may_stand_below_titles() -> None:
    found = recognised(sheet("取引先\n2026年\n\nNo,取引先,電話\n1,アオバ,03\n"))
    assert found
    assert (found.header, found.places[Field.TERM]) == (4, (1,))


def test_a_company_goes_before_the_person_in_its_row() -> None:
    found = recognised(sheet("氏名,会社名\n"))
    assert found
    assert (found.places[Field.TERM], found.category) == ((1,), Category.CLIENT)


def test_without_a_header_a_column_full_of_companies_is_taken() -> None:
    found = recognised(sheet("1,㈱アオバ\n2,(有)ミナト\n3,合同会社ソラマメ\n4,みどり\n"))
    assert found
    assert (found.places, found.header) == ({Field.TERM: (1,)}, 0)


def test_nothing_is_guessed_from_other_tables() -> None:
    assert recognised(sheet("日付,金額\n2026-01-01,100\n")) is None


def test_a_column_can_be_named_by_its_header_or_its_letter() -> None:
    table = sheet("x,ご芳名,y\n1,アオバ,z\n")
    for name in ("ご芳名", "B", "b"):
        assert asked(table, {Field.TERM: (name,)}).places[Field.TERM] == (1,)
    assert asked(table, {Field.TERM: ("ご芳名",)}).header == 1


def test_a_column_that_is_not_there_is_told() -> None:
    with pytest.raises(KeyError, match="電話"):
        asked(sheet("会社名\na\n"), {Field.NOTE: ("電話",)})
    with pytest.raises(KeyError, match="term"):
        asked(sheet("x,y\na,b\n"), {Field.NOTE: ("y",)})


def test_notes_are_taken_only_where_asked_for() -> None:
    table = sheet("会社名,備考\na,b\n")
    assert Field.NOTE not in asked(table, {}).places
    assert asked(table, {Field.NOTE: ("備考",)}).places[Field.NOTE] == (1,)


def test_letters_are_those_of_excel() -> None:
    assert [letter(at) for at in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
