"""Japanese names in Latin letters: one form for all the ways of writing a reading.

Hepburn (`shi`, `tsu`, `fu`, `ji`), Kunrei-shiki (`si`, `tu`, `hu`, `zi`) and passport spellings (`oh`, `ou`, `o`;
`m` before b, m and p) of one reading have one form (ISO 3602 and the Hepburn rules of Japanese passports).
"""

import unicodedata

from promptguard.expressions import expression

_ROWS = {
    "": "アイウエオ", "k": "カキクケコ", "g": "ガギグゲゴ", "s": "サシスセソ", "z": "ザジズゼゾ", "t": "タチツテト",
    "d": "ダヂヅデド", "n": "ナニヌネノ", "h": "ハヒフヘホ", "b": "バビブベボ", "p": "パピプペポ", "m": "マミムメモ",
    "r": "ラリルレロ",
}  # fmt: skip
_KANA = {kana: row + vowel for row, letters in _ROWS.items() for kana, vowel in zip(letters, "aiueo", strict=True)}
_KANA |= {
    "ヤ": "ya",
    "ユ": "yu",
    "ヨ": "yo",
    "ワ": "wa",
    "ヲ": "o",
    "ン": "n",
    "ヂ": "zi",
    "ヅ": "zu",
    "ヴ": "bu",
    "ー": "",
}
_SMALL = {"ャ": "ya", "ュ": "yu", "ョ": "yo", "ァ": "a", "ィ": "i", "ゥ": "u", "ェ": "e", "ォ": "o"}
_SPELLINGS = (
    ("jy", "j"), ("cch", "tch"), ("shi", "si"), ("chi", "ti"), ("tsu", "tu"), ("fu", "hu"), ("ji", "zi"), ("dzu", "zu"),
    ("sh", "sy"), ("ch", "ty"), ("j", "zy"), ("tty", "ty"),
)  # fmt: skip
_NO_LETTER = expression(r"[^a-z]+")
_LONG = expression(r"o[uoh](?![aiueo])|uu")
_BEFORE_LIP = expression(r"m(?=[bmp])")


def romaji(kana: str) -> str:
    """The one form of a reading in katakana; empty where it has other letters."""
    parts: list[str] = []
    double = False
    for letter in kana:
        if letter == "ッ":
            double = True
            continue
        if letter in _SMALL and parts:
            parts[-1] = parts[-1][:-1] + _SMALL[letter]
        elif letter in _KANA:
            parts.append((_KANA[letter][:1] if double else "") + _KANA[letter])
        else:
            return ""
        double = False
    return romaji_form("".join(parts))


def romaji_form(latin: str) -> str:
    """The one form of a name in Latin letters, whatever the system of spelling; other signs are dropped."""
    plain = _NO_LETTER.sub("", unicodedata.normalize("NFD", latin.lower()))
    for spelt, form in _SPELLINGS:
        plain = plain.replace(spelt, form)
    return _BEFORE_LIP.sub("n", _LONG.sub(lambda m: m[0][0], plain))
