"""Numbers of the same form that belong to no one."""

import re
import unicodedata

import pytest

from promptguard.masking.surrogates.numbers import (
    PLAIN,
    birth_date,
    digits_of,
    host,
    ip_address,
    mac_address,
    number,
    phone,
    plate,
    postal_code,
)
from promptguard.masking.surrogates.values import dice
from promptguard.rulebook.checks import CHECKS

DICE = range(40)


def form(text: str) -> str:
    return re.sub(r"[A-Z]", "A", re.sub(r"[a-z]", "a", re.sub(r"\d", "0", text)))


@pytest.mark.parametrize(
    ("original", "unassigned"),
    [
        ("090-1234-5678", r"0[5789]0-0\d{3}-\d{4}"),
        ("03-1234-5678", r"0[36]-0\d{3}-\d{4}"),
        ("0263-31-8846", r"0\d{3}-0\d-\d{4}"),
        ("０８０１２３４５６７８", r"0800\d{7}"),
        ("+81 90-1234-5678", r"\+81 90-0\d{3}-\d{4}"),
        ("(03)1234-5678", r"\(0\d\)0\d{3}-\d{4}"),
    ],
)
def test_a_telephone_number_is_of_a_range_that_is_assigned_to_no_one(original: str, unassigned: str) -> None:
    for seed in DICE:
        made = phone(original, dice(b"", seed))
        assert made is not None
        assert re.fullmatch(unassigned, unicodedata.normalize("NFKC", made))
        assert form(made) == form(original)


@pytest.mark.parametrize("original", ["内線123", "110", "12345678901234"])
def test_what_is_no_telephone_number_has_none(original: str) -> None:
    assert phone(original, dice(b"", 1)) is None


@pytest.mark.parametrize(
    ("entity", "check", "original"),
    [
        ("JP_MY_NUMBER", "my_number", "6214 9832 0257"),
        ("JP_CORPORATE_NUMBER", "corporate_number", "7000012050002"),
        ("CREDIT_CARD", "luhn", "4111-1111-1111-1111"),
        ("JP_DRIVERS_LICENSE", "drivers_license", "309012345620"),
    ],
)
def test_a_number_with_a_check_digit_has_a_wrong_one(entity: str, check: str, original: str) -> None:
    for seed in DICE:
        made = number(entity, original, dice(b"", seed))
        assert made is not None
        assert form(made) == form(original)
        assert not CHECKS[check](digits_of(made), {})


@pytest.mark.parametrize("original", ["12345", "五四一二三四", "社員番号HS-20441"])
def test_what_is_short_or_in_words_has_no_other(original: str) -> None:
    assert number("PERSONAL_ID", original, dice(b"", 1)) is None


def test_postal_codes_begin_with_000() -> None:
    assert re.fullmatch(r"〒000-0\d{3}", postal_code("〒399-0033", dice(b"", 1)) or "")
    assert postal_code("399", dice(b"", 1)) is None


@pytest.mark.parametrize("original", ["1980年4月15日", "昭和55年04月01日", "19800415", "S55.4.1", "1980/12/31"])
def test_a_birth_date_is_another_real_day_in_the_same_form(original: str) -> None:
    for seed in DICE:
        made = birth_date(original, dice(b"", seed))
        assert made is not None
        assert form(made) == form(original)
        assert CHECKS["birth_date"](made, {})


def test_a_birth_date_in_words_has_no_other() -> None:
    assert birth_date("昭和五十五年四月一日", dice(b"", 1)) is None


def test_addresses_of_machines_are_those_of_documentation() -> None:
    assert ip_address("10.0.0.5", dice(b"", 1)).startswith(("192.0.2.", "198.51.100.", "203.0.113."))
    assert ip_address("fd00::1", dice(b"", 1)).startswith("2001:db8::")
    assert re.fullmatch("00:00:5E:00:53:[0-9A-F]{2}", mac_address("a4:5e:60:00:11:22", dice(b"", 1)))
    assert re.fullmatch(r"\\\\host\d+\.example\\share", host("\\\\srv01\\keiri", dice(b"", 1)))
    assert re.fullmatch(r"http://host\d+\.example/page\d+", host("http://wiki.local/a", dice(b"", 1)))
    assert host("srv01.local", dice(b"", 1)).endswith(".example")


def test_a_number_plate_is_of_no_place() -> None:
    made = plate("松本 300 あ 12-34", dice(b"", 1))
    assert made is not None
    assert re.fullmatch(r"碧浜 \d{3} あ \d\d-\d\d", made)


def test_kinds_of_text_have_no_numbers() -> None:
    assert not PLAIN & {"DEAL_TERMS", "SPECIAL_CARE", "HR_INFO", "PERSON"}
