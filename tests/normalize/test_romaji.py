import pytest

from promptguard.normalize.romaji import romaji, romaji_form


@pytest.mark.parametrize(
    ("kana", "spellings"),
    [
        ("シノノメ", ["Shinonome", "sinonome"]),
        ("オオツカ", ["Otsuka", "Ohtsuka", "Ootuka", "Ōtsuka"]),
        ("ホンマ", ["Honma", "Homma"]),
        ("ジュンイチ", ["Junichi", "Jun-ichi", "Zyun'iti"]),
        ("ハッチョウ", ["Hatcho", "Hacchou"]),
        ("コンドウ", ["Kondo", "Kondoh", "Kondou", "Kondō"]),
    ],
)
def test_all_spellings_of_a_reading_have_one_form(kana: str, spellings: list[str]) -> None:
    assert {romaji(kana)} == set(map(romaji_form, spellings))


def test_other_readings_have_other_forms() -> None:
    assert romaji("オノ") != romaji_form("Ohno Ken")
    assert romaji("キタ") != romaji_form("Kida")


def test_what_is_no_kana_has_no_romaji() -> None:
    assert romaji("両角") == ""


@pytest.mark.parametrize("written", ["Ohno", "Ono", "Oono", "Ōno", "ONO"])
def test_long_vowels_are_written_in_many_ways(written: str) -> None:
    assert romaji_form(written) == romaji("オオノ")


@pytest.mark.parametrize(
    ("one", "other"), [("syouji", "shoji"), ("hujituka", "fujitsuka"), ("homma", "honma"), ("Jyunichi", "junichi")]
)
def test_schools_of_romanisation_are_one(one: str, other: str) -> None:
    assert romaji_form(one) == romaji_form(other)
