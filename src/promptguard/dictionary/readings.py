"""A reading in kana → the ways in which people write it in Latin letters.

Kunrei (Cabinet notification no. 1 of 1954) and Hepburn (as in passports and most company names), each with long
vowels written out (`ou`), shortened (`o`) and with `h` (`oh`); `n` before b, m and p also as `m`. Marks over
vowels, hyphens and apostrophes are folded away before terms are compared, so none are written here.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from promptguard.expressions import expression
from promptguard.normalize.variants import TO_KATAKANA

if TYPE_CHECKING:
    from regex import Match

_TO_KATAKANA = str.maketrans(TO_KATAKANA)
_ROWS = (
    ("アイウエオ", ""), ("カキクケコ", "k"), ("サシスセソ", "s"), ("タチツテト", "t"), ("ナニヌネノ", "n"),
    ("ハヒフヘホ", "h"), ("マミムメモ", "m"), ("ラリルレロ", "r"), ("ガギグゲゴ", "g"), ("ザジズゼゾ", "z"),
    ("ダヂヅデド", "d"), ("バビブベボ", "b"), ("パピプペポ", "p"), ("ァィゥェォ", ""),
)  # fmt: skip
_KANA: Mapping[str, str] = MappingProxyType(
    {kana: consonant + vowel for row, consonant in _ROWS for kana, vowel in zip(row, "aiueo", strict=True)}
    | {"ヤ": "ya", "ユ": "yu", "ヨ": "yo", "ワ": "wa", "ヲ": "o", "ヂ": "zi", "ヅ": "zu", "ヴ": "vu", "ン": "n"}
    | {"ファ": "fa", "フィ": "fi", "フェ": "fe", "フォ": "fo", "ヴァ": "va", "ヴィ": "vi", "ヴェ": "ve", "ヴォ": "vo"}
    | {"ティ": "Ti", "ディ": "di", "トゥ": "Tu", "ドゥ": "du", "ウィ": "wi", "ウェ": "we", "ウォ": "wo"}
    | {"シェ": "sye", "ジェ": "zye", "チェ": "tye"}
)
"""Kunrei; a capital letter stays as it is in Hepburn (ティ is no チ)."""
_SMALL_Y: Mapping[str, str] = MappingProxyType({"ャ": "ya", "ュ": "yu", "ョ": "yo"})
_MORA = expression(r"[ァ-ヴ][ャュョ]|(?:[フヴ][ァィェォ]|[テデ]ィ|[トド]ゥ|ウ[ィェォ]|[シジチ]ェ)|[ァ-ヴー]")
_HEPBURN: Mapping[str, str] = MappingProxyType(
    {"sy": "sh", "ty": "ch", "zy": "j", "si": "shi", "ti": "chi", "tu": "tsu", "zi": "ji", "hu": "fu"}
)
_NOT_HEPBURN = expression("|".join(_HEPBURN))
_DOUBLED = expression(r"ッ+(.)")
_LONG = expression(r"o[uoー]|uu|([aiueo])ー")
_NASAL = expression(r"n(?=[bmp])")


def romanised(reading: str) -> frozenset[str]:
    """Every usual romanisation of a reading, in lower case and without blanks; empty where there is no reading."""
    kunrei = _kunrei(reading)
    systems = set(map(_without_marks, (kunrei, _to_hepburn(kunrei))))
    long = {form for text in systems for form in _long_vowels(text)}
    return (frozenset(long) | {_NASAL.sub("m", form) for form in long}) - {""}


def hepburn(reading: str) -> str:
    """A reading in Hepburn, in lower case, long vowels as they are written in kana; other characters are left out."""
    return _without_marks(_to_hepburn(_kunrei(reading))).replace("ー", "")


def _kunrei(reading: str) -> str:
    return "".join(map(_spelt, _MORA.findall(reading.translate(_TO_KATAKANA))))


def _to_hepburn(kunrei: str) -> str:
    return _NOT_HEPBURN.sub(lambda match: _HEPBURN[match[0]], kunrei)


def _without_marks(text: str) -> str:
    """Doubled consonants written out; `ー` stays for later."""
    return _DOUBLED.sub(_double, text.lower()).replace("ッ", "")


def _spelt(mora: str) -> str:
    """Kunrei for one mora; `ッ` and `ー` stay for later steps."""
    if mora in "ッー":
        return mora
    if len(mora) > 1 and mora[-1] in _SMALL_Y:
        return _KANA[mora[0]][:-1] + _SMALL_Y[mora[-1]]
    return _KANA.get(mora, "")


def _double(match: "Match[str]") -> str:
    """`ッチ` is `tchi` in Hepburn; other consonants are doubled."""
    return ("t" if match[1] == "c" else match[1]) + match[1]


def _long_vowels(text: str) -> Iterator[str]:
    """Written out, shortened, and `oh`."""
    for long in (_written_out, _short, _with_h):
        yield _LONG.sub(long, text).replace("ー", "")


def _written_out(match: "Match[str]") -> str:
    return match[0].replace("ー", match[0][0])


def _short(match: "Match[str]") -> str:
    return match[0][0]


def _with_h(match: "Match[str]") -> str:
    return "oh" if match[0][0] == "o" else match[0][0]
