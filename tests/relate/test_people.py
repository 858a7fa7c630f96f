import pytest

from promptguard.model import Category, Confidence, Entity, Finding, RuleId, Span
from promptguard.relate.people import names_at, same_people


def found(prompt: str, *words: str) -> list[Finding]:
    """A finding for each word, in order; a word with @ is a mail address."""
    findings, at = [], 0
    for word in words:
        at = prompt.index(word, at)
        entity = Entity("EMAIL_ADDRESS" if "@" in word else "PERSON")
        span = Span(at, at + len(word))
        findings.append(Finding(RuleId("r"), entity, Category.PERSONAL, Confidence.LIKELY, span))
        at += len(word)
    return findings


def groups(prompt: str, *words: str) -> list[list[str]]:
    people = same_people(prompt, found(prompt, *words))
    return [[prompt[span.start : span.end] for span in person] for person in people]


def test_surname_given_name_reading_and_mail_are_one_person() -> None:
    words = ("両角 綾香", "もろずみ あやか", "もろずみ", "綾香", "両角", "a.morozumi@moro.example")
    assert groups(
        "両角 綾香（もろずみ あやか）様。もろずみさんと綾香さん、両角部長 a.morozumi@moro.example", *words
    ) == [list(words)]


def test_two_people_of_one_surname_stay_two_and_the_surname_alone_is_neither() -> None:
    assert groups("鬼頭 紗英様と鬼頭 大輔様。鬼頭様、紗英さん", "鬼頭 紗英", "鬼頭 大輔", "鬼頭", "紗英") == [
        ["鬼頭 紗英", "紗英"],
        ["鬼頭 大輔"],
        ["鬼頭"],
    ]


@pytest.mark.parametrize("other", ["Kurihara", "クリハラ", "くりはら", "Takeshi Kurihara", "栗原武", "KURIHARA"])
def test_other_ways_of_writing_a_name_are_the_same_person(other: str) -> None:
    assert groups(f"栗原 武様 {other}さん", "栗原 武", other) == [["栗原 武", other]]


def test_a_name_without_a_blank_parts_as_the_lexicon_says() -> None:
    assert groups("五百旗頭慎也様、慎也さん", "五百旗頭慎也", "慎也") == [["五百旗頭慎也", "慎也"]]


def test_a_mail_address_that_fits_nobody_is_nobody() -> None:
    assert groups("両角 綾香様 info@moro.example", "両角 綾香", "info@moro.example") == [["両角 綾香"]]


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
