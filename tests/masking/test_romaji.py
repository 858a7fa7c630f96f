import pytest

from promptguard.masking.romaji import loose, romaji


@pytest.mark.parametrize(
    ("kana", "latin"),
    [
        ("タナカ", "tanaka"),
        ("ショウジ", "shouji"),
        ("キッカワ", "kikkawa"),
        ("ジュンイチ", "junichi"),
        ("チョウノ", "chouno"),
        ("フジツカ", "fujitsuka"),
        ("オオノ", "oono"),
        ("〇", ""),
    ],
)
def test_kana_in_latin_letters(kana: str, latin: str) -> None:
    assert romaji(kana) == latin


@pytest.mark.parametrize("written", ["Ohno", "Ono", "Oono", "Ōno", "ONO"])
def test_long_vowels_are_written_in_many_ways(written: str) -> None:
    assert loose(written) == loose(romaji("オオノ"))


@pytest.mark.parametrize(
    ("one", "other"), [("syouji", "shoji"), ("hujituka", "fujitsuka"), ("homma", "honma"), ("Jyunichi", "junichi")]
)
def test_schools_of_romanisation_are_one(one: str, other: str) -> None:
    assert loose(one) == loose(other)
