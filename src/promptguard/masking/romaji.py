"""Kana and their Latin spellings: names in mail addresses are compared loosely."""

import re

_ROWS = {
    "": "アイウエオ", "k": "カキクケコ", "s": "サシスセソ", "t": "タチツテト", "n": "ナニヌネノ", "h": "ハヒフヘホ",
    "m": "マミムメモ", "r": "ラリルレロ", "g": "ガギグゲゴ", "z": "ザジズゼゾ", "d": "ダヂヅデド", "b": "バビブベボ",
    "p": "パピプペポ",
}  # fmt: skip
_PLAIN = {kana: consonant + vowel for consonant, row in _ROWS.items() for kana, vowel in zip(row, "aiueo", strict=True)}
_PLAIN |= {"ヤ": "ya", "ユ": "yu", "ヨ": "yo", "ワ": "wa", "ヲ": "o", "ン": "n", "ヴ": "b", "ー": ""}
_GLIDES = {"ャ": "ya", "ュ": "yu", "ョ": "yo"}
_HEPBURN = (
    ("sy", "sh"), ("ty", "ch"), ("zy", "j"), ("dy", "j"), ("si", "shi"), ("ti", "chi"), ("tu", "tsu"), ("hu", "fu"),
    ("zi", "ji"), ("di", "ji"), ("du", "zu"),
)  # fmt: skip
_LOOSENED = (
    (r"[āâ]", "a"), (r"[ōô]", "o"), (r"[ūû]", "u"), (r"n'", "n"), (r"m(?=[bmp])", "n"), (r"tch", "cch"),
    (r"sy(?=[auo])", "sh"), (r"(?:ty|cy)(?=[auo])", "ch"), (r"(?:zy|jy)(?=[auo])", "j"), (r"si", "shi"),
    (r"(?<![s])ti", "chi"), (r"tu", "tsu"), (r"hu", "fu"), (r"zi|di", "ji"), (r"du", "zu"), (r"l", "r"), (r"v", "b"),
    (r"oh(?![aiueo])", "o"), (r"ou|oo", "o"), (r"uu", "u"),
)  # fmt: skip


def romaji(kana: str) -> str:
    """Katakana in Latin letters (Hepburn, long vowels as they are written in kana); other characters are left out."""
    text = ""
    for character in kana:
        if character in _GLIDES and text:
            text = text[:-1] + _GLIDES[character]
        elif character == "ッ":
            text += "*"
        else:
            text += _PLAIN.get(character, "")
    for kunrei, hepburn in _HEPBURN:
        text = text.replace(kunrei, hepburn)
    return re.sub(r"\*(.)", r"\1\1", text).replace("shy", "sh").replace("chy", "ch").replace("jy", "j").replace("*", "")


def loose(latin: str) -> str:
    """What the usual ways of writing one name in Latin letters have in common."""
    text = latin.casefold()
    for pattern, plain in _LOOSENED:
        text = re.sub(pattern, plain, text)
    return text
