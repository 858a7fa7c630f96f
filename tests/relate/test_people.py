import pytest

from promptguard.relate.people import Name, names_at


def name_in(prompt: str, *words: str) -> Name:
    """The first of some names in a text."""
    places = [(prompt.index(word), prompt.index(word) + len(word)) for word in words]
    return names_at(prompt, places)[places[0]]


def test_a_full_name_brings_its_parts_and_their_readings() -> None:
    name = name_in("両角 綾香（もろずみ あやか）様", "両角 綾香", "もろずみ あやか")
    assert name.written == {"両角綾香", "両角", "綾香"}
    assert name.kana == {"モロズミアヤカ", "モロズミ", "アヤカ"}
    assert {"morozumi", "ayaka"} <= name.romaji


def test_the_lexicon_reads_a_name_without_a_reading_beside_it() -> None:
    assert {"クリハラ", "タケシ"} <= name_in("栗原 武様", "栗原 武").kana


@pytest.mark.parametrize("spelt", ["Takeshi Kurihara", "TAKESI KURIHARA", "栗原 武"])
def test_romaji_has_one_form_however_it_is_spelt(spelt: str) -> None:
    assert {"takesi", "kurihara"} <= name_in(spelt, spelt).romaji


def test_a_name_without_a_blank_parts_as_the_lexicon_says() -> None:
    assert name_in("長谷川慎也様", "長谷川慎也").parts == ("長谷川", "慎也")


@pytest.mark.parametrize(
    "prompt",
    [
        "生熊（いぐま）",
        "<ruby>生熊<rt>いぐま</rt></ruby>",
        "生熊\tいぐま",
        "フリガナ　イグマ\n氏名　生熊",
        "氏名：生熊\nふりがな：いぐま",
    ],
)
def test_the_reading_beside_a_name_goes_before_the_lexicon(prompt: str) -> None:
    places = [
        (prompt.index(word), prompt.index(word) + len(word)) for word in ("生熊", "いぐま", "イグマ") if word in prompt
    ]
    assert names_at(prompt, places)[prompt.index("生熊"), prompt.index("生熊") + 2].kana == {"イグマ"}
