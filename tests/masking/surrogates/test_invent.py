"""Invented values: the same in one session, of one person throughout, never real, never in the draft."""

from collections.abc import Callable

import pytest
from tests.masking.conftest import manner, report

from promptguard.masking.entries import Ledger, Style
from promptguard.masking.masks import Masked, mask
from promptguard.masking.surrogates.values import load_values

SEEDED = Ledger(seed=b"one session")
TEXT = "田中 太郎様、tanaka@a.example、090-1234-5678、単価1,250円"
FOUND = (
    ("PERSON", "田中 太郎"),
    ("EMAIL_ADDRESS", "tanaka@a.example"),
    ("PHONE_NUMBER", "090-1234-5678"),
    ("DEAL_TERMS", "単価1,250円"),
)


def surrogates(ledger: Ledger = SEEDED, text: str = TEXT, is_real: Callable[[str], bool] = lambda _: False) -> Masked:
    found = tuple(found for found in FOUND if found[1] in text)
    return mask(text, report(text, *found), manner(Style.SURROGATE, is_real=is_real), ledger)


def test_the_same_session_invents_the_same() -> None:
    assert surrogates().text == surrogates().text != surrogates(Ledger(seed=b"another")).text


def test_what_has_no_such_values_gets_an_ordinary_placeholder() -> None:
    assert surrogates().text.endswith("【取引条件1】")


def test_no_value_is_left() -> None:
    assert not any(value in surrogates().text for value in ("田中", "太郎", "tanaka", "1234-5678", "1,250"))


def test_a_later_draft_of_the_session_knows_them() -> None:
    first = surrogates()
    second = mask("田中 太郎様", report("田中 太郎様", ("PERSON", "田中 太郎")), manner(Style.SURROGATE), first.ledger)
    assert second.text.removesuffix("様") in first.text


def test_the_surname_alone_is_put_back_too() -> None:
    made = mask("田中 太郎様", report("田中 太郎様", ("PERSON", "田中 太郎")), manner(Style.SURROGATE), SEEDED)
    surname = made.text.partition(" ")[0]
    assert made.restore(f"{surname}さん").text == "田中さん"
    assert made.restore(made.text).missing == ()


def test_what_is_real_is_not_taken() -> None:
    chosen = surrogates().text.partition(" ")[0]
    other = surrogates(is_real=lambda name: chosen in name).text
    assert chosen not in other
    assert surrogates(is_real=lambda _: True).text.startswith("【氏名1】")


def test_what_stands_in_the_draft_is_not_taken() -> None:
    chosen = surrogates().text.partition(" ")[0]
    made = surrogates(text=f"{TEXT}。{chosen}は別人です")
    assert made.text.count(chosen) == 1
    assert made.restore(made.text).text == f"{TEXT}。{chosen}は別人です"


@pytest.mark.parametrize("count", [30])
def test_many_people_have_many_names(count: int) -> None:
    surnames = [f"姓{chr(0x4E00 + n)}" for n in range(count)]
    text = "、".join(f"{surname} 名様" for surname in surnames)
    found = [("PERSON", f"{surname} 名") for surname in surnames]
    made = mask(text, report(text, *found), manner(Style.SURROGATE), SEEDED)
    used = [surname for surname in load_values().surnames if surname in made.text]
    assert len(used) == count
    assert made.restore(made.text).text == text
