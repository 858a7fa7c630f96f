"""Check digits and other proofs that a value can carry in itself, by name.

Only formulas that are confirmed are here; each names its source. A rule calls one by name and may give numbers:
`check: {name: luhn}`. Random digits pass most of these one time in ten, so a passed check is never proof alone.
"""

import ipaddress
import itertools
import math
import re
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType

Check = Callable[[str, Mapping[str, object]], bool]
"""Whether a value (as written in the number view) passes, given the numbers of the rule."""

_ERAS = {
    "明治": (date(1868, 1, 25), 1912), "大正": (date(1912, 7, 30), 1926), "昭和": (date(1926, 12, 25), 1989),
    "平成": (date(1989, 1, 8), 2019), "令和": (date(2019, 5, 1), 2099),
}  # fmt: skip
"""First day and last year of each era; days behind the end of an era in its last year are written, so they count."""
_ERA_NAMES = {
    name: era
    for era, names in {
        "明治": "明 M メイジ めいじ", "大正": "大 T タイショウ たいしょう", "昭和": "昭 S ショウワ しょうわ",
        "平成": "平 H ヘイセイ へいせい", "令和": "令 R レイワ れいわ",
    }.items()
    for name in (era, *names.split())
}  # fmt: skip
_ERA = re.compile(
    "|".join(sorted((n for n in _ERA_NAMES if len(n) > 1 or n > "Z"), key=len, reverse=True))
    + "|[MTSHR](?=[ .・]{0,2}[0-9元])"
)
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_LAST_DAY_OF_MONTH = 31


def digits(value: str) -> list[int]:
    """The ASCII digits of a value."""
    return [int(c) for c in value if c in "0123456789"]


def _my_number(value: str, _: Mapping[str, object]) -> bool:
    """Individual Number: weights 6 5 4 3 2 7 6 5 4 3 2, mod 11 (平成26年総務省令第85号第5条)."""
    d = digits(value)
    remainder = sum(a * b for a, b in zip(d, (6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2), strict=False)) % 11
    return len(d) == 12 and len(set(d)) > 1 and d[11] == (0 if remainder <= 1 else 11 - remainder)  # noqa: PLR2004 - twelve digits


def _corporate_number(value: str, _: Mapping[str, object]) -> bool:
    """Corporate Number: the first of 13 digits is 9 − (Σ of the rest, ×1 and ×2 from the right, mod 9) (国税庁)."""
    d = digits(value)
    total = sum(n * (2 if i % 2 else 1) for i, n in enumerate(reversed(d[1:])))
    return len(d) == 13 and d[0] == 9 - total % 9  # noqa: PLR2004 - thirteen digits


def _drivers_license(value: str, _: Mapping[str, object]) -> bool:
    """Driving licence: weights 5 4 3 2 7 6 5 4 3 2, mod 11 in the eleventh place (unofficial; never a filter)."""
    d = digits(value)
    if len(d) != 12:  # noqa: PLR2004 - twelve digits
        return False
    remainder = 11 - sum(a * b for a, b in zip(d, (5, 4, 3, 2, 7, 6, 5, 4, 3, 2), strict=False)) % 11
    return d[10] == remainder % 10


def _insurer_number(value: str, _: Mapping[str, object]) -> bool:
    """保険者番号 (6 or 8 digits): Luhn (厚生労働省 設定要領)."""
    return len(digits(value)) in (6, 8) and _luhn(value, {})


def _luhn(value: str, _: Mapping[str, object]) -> bool:
    """ISO/IEC 7812-1 annex B."""
    d = digits(value)
    total = sum(n if i % 2 == 0 else n * 2 - 9 * (n > 4) for i, n in enumerate(reversed(d)))  # noqa: PLR2004 - 2n over nine
    return len(set(d)) > 1 and total % 10 == 0


def _digit_count(value: str, numbers: Mapping[str, object]) -> bool:
    """Number of digits between `min` and `max`."""
    return int(str(numbers.get("min", 0))) <= len(digits(value)) <= int(str(numbers.get("max", 99)))


def _entropy(value: str, numbers: Mapping[str, object]) -> bool:
    """Shannon entropy per character of at least `min` bits: a made-up word has less than a generated key."""
    counts = Counter(value)
    bits = -sum(n / len(value) * math.log2(n / len(value)) for n in counts.values())
    return bits >= float(str(numbers.get("min", 3)))


def _random(value: str, numbers: Mapping[str, object]) -> bool:
    """Looks generated: entropy of at least `min` bits, and no eight in a row as in `abcdefgh`, `abc123def456`."""
    low = value.lower()
    readings = (low, "".join(filter(str.isalpha, low)), "".join(filter(str.isdigit, low)))
    return _entropy(value, numbers) and all(_longest_run(reading) < 8 for reading in readings)  # noqa: PLR2004 - eight in a row


def _longest_run(text: str) -> int:
    """Characters of the longest stretch that counts up or down."""
    steps = (ord(b) - ord(a) for a, b in itertools.pairwise(text))
    return 1 + max((len(list(group)) for step, group in itertools.groupby(steps) if step in (1, -1)), default=0)


def _password_like(value: str, _: Mapping[str, object]) -> bool:
    """Not one repeated character, not a placeholder, not a plain lower-case word of a sentence."""
    return len(set(value)) > 2 and not re.fullmatch(r"[a-z]+|[A-Z_]+|[xX*●○〇?.-]+", value)  # noqa: PLR2004 - two letters make no password


def _private_ip(value: str, _: Mapping[str, object]) -> bool:
    """A private or link-local address; not loopback, not the documentation ranges (RFC 1918, 4193, 5737, 3849)."""
    try:
        address = ipaddress.ip_address(value)
    except ValueError:
        return False
    documentation = ("192.0.2.", "198.51.100.", "203.0.113.", "2001:db8", "0.0.0.0")  # noqa: S104 - named, not bound
    return address.is_private and not address.is_loopback and not value.lower().startswith(documentation)


def _birth_date(value: str, _: Mapping[str, object]) -> bool:
    """A real day from 1868 to this century, in the Western calendar or in a Japanese era within its bounds."""
    bare = re.sub(r"\([^)]*\)", "", value)  # 1989年(平成元年)5月3日
    era = _ERA.search(bare)
    first, last = _ERAS[_ERA_NAMES[era[0]]] if era else (date(1868, 1, 1), 2099)
    for year, month, day in _readings(bare):
        year_ad = year + first.year - 1 if era else year + 1900 * (year < 100)  # noqa: PLR2004 - two-digit year
        try:
            if first <= date(year_ad, month, day) and year_ad <= last:
                return True
        except ValueError:
            continue
    return False


def _readings(value: str) -> list[tuple[int, int, int]]:
    """Year, month and day, in each order in which the value can be read."""
    numbers = [1 if n in ("元", "ガン", "がん") else int(n) for n in re.findall(r"[0-9]{1,8}|元|ガン|がん", value)]
    month = re.search("|".join(_MONTHS), value.lower())
    if month and len(numbers) == 2:  # noqa: PLR2004 - `12 March 1996`, `March 12, 1996`
        return [(max(numbers), _MONTHS.index(month[0]) + 1, min(numbers))]
    if re.fullmatch("[0-9]{8}", value):
        return [(int(value[:4]), int(value[4:6]), int(value[6:]))]
    if len(numbers) < 3:  # noqa: PLR2004 - year, month, day
        return []
    a, b, c = numbers[:3]
    return [(c, b, a), (c, a, b)] if c > _LAST_DAY_OF_MONTH >= a else [(a, b, c)]


CHECKS: Mapping[str, Check] = MappingProxyType(
    {
        "birth_date": _birth_date,
        "corporate_number": _corporate_number,
        "digit_count": _digit_count,
        "drivers_license": _drivers_license,
        "entropy": _entropy,
        "insurer_number": _insurer_number,
        "luhn": _luhn,
        "my_number": _my_number,
        "password_like": _password_like,
        "private_ip": _private_ip,
        "random": _random,
    }
)

NUMBERS: Mapping[str, frozenset[str]] = MappingProxyType(
    {"digit_count": frozenset({"min", "max"}), "entropy": frozenset({"min"}), "random": frozenset({"min"})}
)
"""The numbers that a rule may give to a check; the others take none."""
