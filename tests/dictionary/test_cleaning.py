import pytest

from promptguard.dictionary.cleaning import clean, clean_reading, names_in


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        ("株式会社アオバ電装", "株式会社アオバ電装"),
        ("㈱アオバ電装", "株式会社アオバ電装"),
        ("（株）アオバ電装", "株式会社アオバ電装"),
        ("アオバ電装㈱ ", "アオバ電装株式会社"),
        ("ｱｵﾊﾞ電装(株", "アオバ電装株式会社"),
        ("ｶ)ｱｵﾊﾞﾃﾞﾝｿｳ", "株式会社アオバデンソウ"),
        ("㈲ ミナト工機", "有限会社ミナト工機"),
        ("株式会社　アオバ電装", "株式会社アオバ電装"),
        ("ＡＢＣ商事", "ABC商事"),
        ("株式会社アオバ電装　御中", "株式会社アオバ電装"),
        ("株式会社アオバ電装様", "株式会社アオバ電装"),
        ("アオバ電装 殿", "アオバ電装"),
        ("株式会社アオバ電装 営業部", "株式会社アオバ電装"),
        ("株式会社アオバ電装　第二営業部　御中", "株式会社アオバ電装"),
        ("株式会社アオバ電装\n購買課 榛葉 様", "株式会社アオバ電装"),
        ("株式会社アオバ電装　名古屋支店", "株式会社アオバ電装"),
        ("株式会社アオバ電装名古屋支店", "株式会社アオバ電装"),
        ("株式会社星野大阪支店", "株式会社星野"),
        ("株式会社アオバ電装 資材部 購買課", "株式会社アオバ電装"),
        ("※株式会社アオバ電装", "株式会社アオバ電装"),
        ("12. 株式会社アオバ電装", "株式会社アオバ電装"),
        ("【重要】㈱アオバ電装", "株式会社アオバ電装"),
        ("株式会社アオバ電装（取引停止中）", "株式会社アオバ電装"),
        ("鵜飼 一樹 様", "鵜飼 一樹"),
        # What belongs to the name stays.
        ("株式会社みどり図書室", "株式会社みどり図書室"),
        ("合同会社ソラマメ企画室", "合同会社ソラマメ企画室"),
        ("株式会社銀行", "株式会社銀行"),
        ("株式会社大阪支店", "株式会社大阪支店"),
        ("Nordhaus Precision GmbH", "Nordhaus Precision GmbH"),
        ("北の 大地", "北の 大地"),
        ("3M工業", "3M工業"),
        ("", ""),
        ("　", ""),
        ("（　）", "( )"),
    ],
)
def test_the_name_is_what_remains(cell: str, name: str) -> None:
    assert clean(cell).name == name


def test_what_was_taken_off_is_told() -> None:
    assert clean("※㈱アオバ　御中").dropped == ("※", "御中")
    assert clean("㈱アオバ（要与信）").dropped == ("(要与信)",)


@pytest.mark.parametrize("cell", ["㈱ミナト（旧：湊工業）", "㈱ミナト(旧社名 湊工業)", "㈱ミナト [通称:湊工業]"])
def test_another_name_in_brackets_is_one(cell: str) -> None:
    assert clean(cell).aliases == ("湊工業",)


def test_kana_in_brackets_behind_kanji_is_the_reading() -> None:
    assert clean("株式会社蒼海（ソウカイ）").reading == "ソウカイ"
    assert clean("アオバ（ミナト）").reading == ""


def test_names_in_one_cell_are_parted() -> None:
    assert names_in("アオバ、青葉\nＡＯＢＡ / ABC") == ("アオバ", "青葉", "AOBA", "ABC")


@pytest.mark.parametrize(
    ("cell", "reading"),
    [
        ("ｶﾌﾞｼｷｶﾞｲｼｬ ｱｵﾊﾞﾃﾞﾝｿｳ", "アオバデンソウ"),
        ("カ)アオバ", "アオバ"),
        ("あおば（株）", "あおば"),
        ("アオバ・デンソウ", "アオバデンソウ"),
        ("aoba", ""),
        ("-", ""),
        ("", ""),
    ],
)
def test_a_reading_is_kana_without_the_form(cell: str, reading: str) -> None:
    assert clean_reading(cell) == reading
