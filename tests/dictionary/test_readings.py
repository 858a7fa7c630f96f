import pytest

from promptguard.dictionary.readings import hepburn, romanised


@pytest.mark.parametrize(
    ("reading", "written"),
    [
        ("しんばし", {"shimbashi", "shinbashi", "sinbasi"}),
        ("りんどう", {"rindo", "rindou", "rindoh"}),
        ("じょうしゅう", {"joshu", "joushuu", "zyosyu"}),
        ("ふじつう", {"fujitsu", "huzitu"}),
        ("まっちゃ", {"matcha", "mattya"}),
        ("ティーエム", {"tiemu", "tiiemu"}),
        ("ヴェルデ", {"verude"}),
        ("おおはら", {"ohara", "oohara"}),
        ("シェフ", {"shefu", "syehu"}),
    ],
)
def test_a_reading_is_found_in_hepburn_and_kunrei(reading: str, written: set[str]) -> None:
    assert written <= romanised(reading)


@pytest.mark.parametrize("reading", ["", "っ", "ー", "ャ", "漢字"])
def test_what_cannot_be_read_gives_nothing_wrong(reading: str) -> None:
    assert all(form.isascii() and form for form in romanised(reading))


@pytest.mark.parametrize(
    ("kana", "latin"),
    [
        ("タナカ", "tanaka"), ("ショウジ", "shouji"), ("キッカワ", "kikkawa"), ("ジュンイチ", "junichi"),
        ("チョウノ", "chouno"), ("フジツカ", "fujitsuka"), ("オオノ", "oono"), ("〇", ""),
    ],
)  # fmt: skip
def test_a_reading_in_hepburn(kana: str, latin: str) -> None:
    assert hepburn(kana) == latin
