"""Who is who, by name and by mail address; where two fit, nobody is taken."""

from collections.abc import Sequence
from itertools import count

import pytest
from tests.masking.conftest import readings

from promptguard.masking import people
from promptguard.masking.entries import Entry
from promptguard.masking.people import EMAIL, PERSON, Mention, Person, identify, parted, plain


def numbers(*texts: str, known: Sequence[Entry] = ()) -> list[tuple[int, str]]:
    """Mail addresses have an @; a reading in brackets begins with one."""
    mentions = [Mention(EMAIL if "@" in text else PERSON, text.lstrip("("), text.startswith("(")) for text in texts]
    return list(identify(mentions, known, readings, count(1 + max((e.number for e in known), default=0))))


@pytest.mark.parametrize("whole", ["田中太郎", "田中 太郎", "田中　太郎"])
def test_surname_given_name_and_reading_are_forms_of_the_whole_name(whole: str) -> None:
    assert numbers(whole, "田中", "太郎", "タナカ", "たなか たろう") == [
        (1, ""),
        (1, "surname"),
        (1, "given"),
        (1, "kana"),
        (1, "kana"),
    ]


def test_the_whole_name_may_come_later() -> None:
    assert numbers("田中", "田中太郎") == [(1, "surname"), (1, "")]


def test_a_surname_of_two_people_stands_for_itself() -> None:
    assert numbers("田中太郎", "田中花子", "田中") == [(1, ""), (2, ""), (3, "")]


def test_an_unknown_name_is_parted_by_its_surname() -> None:
    assert numbers("鷺沼美樹", "鷺沼") == [(1, ""), (1, "surname")]


def test_width_script_and_variants_make_no_difference() -> None:
    assert numbers("髙見", "高見", "ﾀﾅｶ", "タナカ") == [(1, ""), (1, ""), (2, ""), (2, "")]


@pytest.mark.parametrize(
    "address",
    [
        "tanaka@a.example",
        "t.tanaka@a.example",
        "taro.tanaka@a.example",
        "tanaka_tarou@a.example",
        "tanakataro@a.example",
        "tanaka01@a.example",
        "TANAKA-T@a.example",
    ],
)
def test_a_mail_address_bears_a_name(address: str) -> None:
    assert numbers("田中太郎", address) == [(1, ""), (1, "")]


@pytest.mark.parametrize(
    "address", ["k.tanaka@a.example", "hanako.tanaka@a.example", "info@a.example", "tanabe@a.example"]
)
def test_a_mail_address_of_another_is_its_own(address: str) -> None:
    assert numbers("田中太郎", address) == [(1, ""), (2, "")]


def test_a_mail_address_that_two_people_may_bear_is_its_own() -> None:
    assert numbers("田中太郎", "田中花子", "tanaka@a.example") == [(1, ""), (2, ""), (3, "")]


def test_a_reading_in_brackets_teaches_how_the_name_is_read() -> None:
    assert numbers("降旗 誠一", "(ふりはた せいいち", "s.furihata@a.example") == [(1, ""), (1, "kana"), (1, "")]


def test_people_of_the_session_are_known() -> None:
    known = [Entry("【氏名4】", "田中太郎", PERSON, 4), Entry("【メールアドレス5】", "x@a.example", EMAIL, 5)]
    assert numbers("佐々倉", "田中", "x@a.example", known=known) == [(6, ""), (4, "surname"), (5, "")]


def test_a_full_name_may_follow_the_surname_of_an_earlier_draft() -> None:
    known = [Entry("【氏名1】", "田中", PERSON, 1)]
    assert numbers("田中太郎", "太郎", known=known) == [(1, "full"), (1, "given")]


def test_the_same_kana_twice_are_no_name_with_its_reading() -> None:
    assert numbers("みゆ", "(みゆ") == [(1, ""), (1, "")]


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("田中 太郎", ("田中", "太郎")),
        ("田中太郎", ("田中", "太郎")),
        ("鷺沼美樹", None),
        ("タナカ", None),
        ("a b c", None),
    ],
)
def test_parting(name: str, parts: tuple[str, str] | None) -> None:
    assert parted(name, readings) == parts


def test_of_several_ways_to_part_a_name_the_likely_one_is_taken() -> None:
    assert parted("田中太郎", lambda _: frozenset({"ヨミ"})) == ("田中", "太郎")


def test_the_plain_form_of_nothing_but_blanks_is_itself() -> None:
    assert plain("\u200b") == "\u200b"


def test_people_without_readings_are_not_compared_by_them(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[str] = []
    monkeypatch.setattr(people, "compared", compared.append)
    assert Person("鵜飼希海").part("佐々倉", "佐々倉") is None
    assert compared == []
