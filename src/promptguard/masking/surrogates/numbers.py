"""Numbers of the same form that belong to no one.

Telephone: no Japanese exchange code begins with 0, nor does what follows 050, 070, 080 or 090 (総務省
電気通信番号計画), so the digit behind the prefix is 0. Postal codes: none begins with 000. Addresses of documentation:
RFC 5737, 3849 and 7042. A number that can carry a check digit carries a wrong one.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from random import Random
from types import MappingProxyType

from promptguard.masking.surrogates.values import load_values
from promptguard.rulebook.checks import CHECKS

_CHECKS: Mapping[str, str] = MappingProxyType(
    {
        "JP_MY_NUMBER": "my_number",
        "JP_CORPORATE_NUMBER": "corporate_number",
        "JP_DRIVERS_LICENSE": "drivers_license",
        "JP_HEALTH_INSURANCE": "insurer_number",
        "CREDIT_CARD": "luhn",
    }
)
_TRIES = 50
_LEAST = 6
"""Letters and digits that a number must have: a shorter one could stand in an answer by chance."""
_MOBILE = re.compile(r"0[5789]0")
_DATE_GROUPS = 3


def digits_of(text: str) -> str:
    """The decimal digits of a text, in ASCII."""
    return "".join(str(unicodedata.decimal(c)) for c in text if c.isdecimal())


def with_digits(form: str, digits: str) -> str:
    """`form` with other digits of the same width, one for one."""
    rest: Iterator[str] = iter(digits)
    return "".join(chr(ord(c) - unicodedata.decimal(c) + int(next(rest))) if c.isdecimal() else c for c in form)


def number(entity: str, original: str, dice: Random) -> str | None:
    """Other letters and digits in the same form; None where it is short or written in words."""
    if sum((c.isascii() and c.isalnum()) or c.isdecimal() for c in original) < _LEAST or re.search(
        "[぀-ヿ㐀-鿿]", original
    ):
        return None
    check = CHECKS.get(_CHECKS.get(entity, ""))
    for _ in range(_TRIES):
        candidate = "".join(_other(c, dice) for c in original)
        if not (check and check(digits_of(candidate), {})):
            return candidate
    return None


def _other(character: str, dice: Random) -> str:
    if character.isdecimal():
        return chr(ord(character) - unicodedata.decimal(character) + dice.randrange(10))
    for first, last in ("az", "AZ", "ａｚ", "ＡＺ"):
        if first <= character <= last:
            return chr(ord(first) + dice.randrange(26))
    return character


def phone(original: str, dice: Random) -> str | None:
    """A number behind a prefix that is followed by 0."""
    digits = digits_of(original)
    abroad = digits.startswith("81")
    national = f"0{digits[2:].removeprefix('0')}" if abroad else digits
    if len(national) not in (10, 11):
        return None
    prefix = national[:3] if _MOBILE.match(national) and len(national) == 11 else _area(original, dice)  # noqa: PLR2004 - mobile numbers
    made = f"{prefix}0" + "".join(str(dice.randrange(10)) for _ in range(len(national) - len(prefix) - 1))
    filled = f"81{made[1:]}" if abroad else made
    return with_digits(original, filled if len(filled) == len(digits) else f"81{made}")


def _area(original: str, dice: Random) -> str:
    first = re.search(r"(?<!\d)0\d{1,4}(?!\d)", unicodedata.normalize("NFKC", original))
    codes = load_values().area_codes
    return dice.choice(codes.get(len(first[0]) if first else 2, codes[2]))


def postal_code(original: str, dice: Random) -> str | None:
    """`000-0xxx`."""
    if len(digits_of(original)) != 7:  # noqa: PLR2004 - postal codes have seven digits
        return None
    return with_digits(original, f"0000{dice.randrange(1000):03}")


def birth_date(original: str, dice: Random) -> str | None:
    """Another day, in the same calendar and form; None where it is not written in digits."""
    groups = re.findall(r"\d+", original)
    if len(groups) == 1 and len(groups[0]) == 8:  # noqa: PLR2004 - YYYYMMDD
        groups = [groups[0][:4], groups[0][4:6], groups[0][6:]]
    if len(groups) != _DATE_GROUPS:
        return None
    at = next((n for n, group in enumerate(groups) if len(group) == 4), 0)  # noqa: PLR2004 - a year of the Western calendar
    other = [_within(group, dice, 12 if n == (at == 0) else 28) for n, group in enumerate(groups)]
    other[at] = str(dice.randrange(1950, 2004)) if len(groups[at]) == 4 else _within(groups[at], dice, 19)  # noqa: PLR2004 - as above
    return with_digits(original, "".join(other))


def _within(group: str, dice: Random, most: int) -> str:
    """A number from 1 to `most` with as many digits."""
    if len(group) == 1:
        return str(dice.randrange(1, 9))
    return (
        str(dice.randrange(1, 9)).zfill(len(group)) if digits_of(group)[0] == "0" else str(dice.randrange(10, most + 1))
    )


def ip_address(original: str, dice: Random) -> str:
    """An address of documentation."""
    if ":" in original:
        return f"2001:db8::{dice.randrange(1, 0xFFFF):x}"
    return f"{dice.choice(['192.0.2', '198.51.100', '203.0.113'])}.{dice.randrange(1, 255)}"


def mac_address(original: str, dice: Random) -> str:
    """An address of documentation, with the separators of the original."""
    mark = next((c for c in original if not c.isalnum()), "")
    return mark.join(("00", "00", "5E", "00", "53", f"{dice.randrange(256):02X}"))


def host(original: str, dice: Random) -> str:
    """A machine under the reserved top level `example`; a share or a page where the original was one."""
    name = f"host{dice.randrange(100, 1000)}.example"
    if original.startswith(("\\\\", "//")):
        return f"{original[:2]}{name}{original[0]}share"
    scheme = re.match(r"[a-z]+://", original)
    return f"{scheme[0]}{name}/page{dice.randrange(100, 1000)}" if scheme else name


def plate(original: str, dice: Random) -> str | None:
    """A plate of a place that has no office."""
    rest = re.search(r"[\s\u3000]*\d.*", original, re.DOTALL)
    if rest is None:
        return None
    digits = "".join(str(dice.randrange(10)) for _ in digits_of(rest[0]))
    return f"{load_values().plate}{with_digits(rest[0], digits)}"


Maker = Callable[[str, Random], str | None]
MAKERS: Mapping[str, Maker] = MappingProxyType(
    {
        "PHONE_NUMBER": phone,
        "JP_POSTAL_CODE": postal_code,
        "DATE_OF_BIRTH": birth_date,
        "IP_ADDRESS": ip_address,
        "MAC_ADDRESS": mac_address,
        "INTERNAL_HOST": host,
        "INTERNAL_URL": host,
        "JP_VEHICLE_PLATE": plate,
    }
)
"""The kinds with a form of their own."""
PLAIN = frozenset(_CHECKS) | frozenset(
    [
        "JP_PASSPORT",
        "JP_RESIDENCE_CARD",
        "JP_RESIDENT_RECORD_CODE",
        "JP_PENSION_NUMBER",
        "JP_EMPLOYMENT_INSURANCE",
        "JP_CARE_INSURANCE",
        "JP_BANK_ACCOUNT",
        "PERSONAL_ID",
        "PROJECT_CODE",
        "SECRET",
        "PASSWORD",
    ]
)
"""The kinds of which any letters and digits of the same form will do."""
