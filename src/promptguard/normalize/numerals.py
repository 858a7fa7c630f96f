"""The view that number rules read: every way of writing a digit becomes `0-9`.

Kanji numerals in dates, addresses and phone numbers, numerals spelt out in kana as a voice transcript has them,
`O` and `l` that a scanner read for `0` and `1`. `joined` further closes single blanks and line breaks between
digits, as a narrow fax or a form with one box per digit leaves them.
"""

from collections.abc import Iterable, Iterator

import regex

from promptguard.expressions import expression
from promptguard.normalize.projection import Edit, View
from promptguard.normalize.variants import TO_KATAKANA

_DIGITS = {
    c: str(i)
    for i, row in enumerate(("〇零", "一壱", "二弐", "三参", "四", "五伍", "六", "七", "八", "九"))
    for c in row
}
_TENS = {"十": 10, "拾": 10, "百": 100, "千": 1000, "廿": 20}
_KANJI = "".join(_DIGITS) + "".join(_TENS)
_UNIT = r"丁目|番|号|条|年|月|日|[のノ][0-9一二三四五六七八九十]|階|線|地割"
_KANJI_NUMBER = expression(
    rf"[〇零一二三四五六七八九]{{2,}}(?:[-ーの・][〇零一二三四五六七八九]{{2,}}){{2}}"
    rf"|[〇零一二三四五六七八九]{{3,}}(?:[-ーの・ ][〇零一二三四五六七八九]{{1,}})*"
    rf"|(?<![{_KANJI}])[{_KANJI}]++(?=[ ]?(?:{_UNIT}))"
    rf"|(?<=[0-9一二三四五六七八九十番地号目][-のノー])[{_KANJI}]+|(?<=番地)[{_KANJI}]+(?![㐀-鿿])"
)
_SPOKEN = {
    "ぜろ": "0", "れい": "0", "まる": "0", "いち": "1", "にい": "2", "にー": "2", "に": "2", "さん": "3",
    "よん": "4", "しー": "4", "し": "4", "ごお": "5", "ごー": "5", "ご": "5", "ろく": "6", "なな": "7",
    "しち": "7", "はち": "8", "きゅう": "9", "きゅー": "9", "きゅ": "9", "くー": "9", "く": "9",
}  # fmt: skip
_TO_KATAKANA = str.maketrans(TO_KATAKANA)
_SPOKEN |= {k.translate(_TO_KATAKANA): v for k, v in _SPOKEN.items()}
_WORD = "|".join(sorted(_SPOKEN, key=len, reverse=True))
_SPOKEN_RUN = expression(rf"(?:{_WORD})(?:[ ]?[のノ、]?[ ]?(?:{_WORD}|[0-9〇零一二三四五六七八九]+)){{3,}}")
_SPOKEN_PART = expression(rf"({_WORD})|[ ]?[のノ、][ ]?|[ ]|[0-9〇零一二三四五六七八九]")
_MISREAD = expression(
    r"(?<![A-Za-z0-9])(?<![0-9][ -])(?=[OoIl0-9 -]{0,30}[0-9])(?=[0-9 -]{0,30}[OoIl])"
    r"[0-9OoIl]+(?:[ -][0-9OoIl]+)*(?![A-Za-z])"
)
_MISREAD_UNIT = expression(r"(?<=[年月]) ?[OoIl](?= ?[月日])")
_LETTERS = str.maketrans("OoIl", "0011")
_NO_BETWEEN = expression(r"(?<=[0-9])[ ]?[のノ][ ]?(?=[0-9])")
_BEFORE, _BEHIND = 500, 200
"""How far a rule looks around a number, in characters."""
_JOIN = expression(r"(?<=[0-9-])(?! ?\n ?[0-9]{1,2}[.)] ) ?\n? ?(?=[0-9-])")
"""A number may go on behind a blank or a line break; the number of a list item does not continue it."""
_MIN_LONG_WORDS = 3


def numbers(text: str) -> View:
    """The view of `text` with every numeral in digits."""
    view = View(text).then(_numeral_edits(text))
    return view.then(Edit(m.start(), m.end(), "-") for m in _NO_BETWEEN.finditer(view.text))


def joined(view: View) -> View:
    """`view` with single blanks and line breaks inside numbers closed; the same object where there are none."""
    return view.then(Edit(m.start(), m.end(), "") for m in _JOIN.finditer(view.text) if m[0])


def passages(view: View, places: Iterable[int]) -> Iterator[View]:
    """Whole lines of a view around some places (in order), with as much on either side as bears on a number there."""
    text, start, end = view.text, 0, -1
    for place in places:
        if end >= 0 and place - _BEFORE > end:
            yield _cut(view, start, end)
            end = -1
        if end < 0:
            start = max(0, text.rfind("\n", 0, max(0, place - _BEFORE)))
        break_behind = text.find("\n", place + _BEHIND)
        end = break_behind + 1 if break_behind >= 0 else len(text)
    if end >= 0:
        yield _cut(view, start, end)


def _cut(view: View, start: int, end: int) -> View:
    return view.then(Edit(*place, "") for place in ((0, start), (end, len(view.text))) if place[0] < place[1])


def kanji_value(numeral: str) -> str:
    """The digits of a kanji numeral: positional (`〇九〇` → `090`) or with tens and hundreds (`廿三` → `23`)."""
    if not any(c in _TENS for c in numeral):
        return "".join(_DIGITS.get(c, c) for c in numeral)
    total = pending = 0
    for character in numeral:
        if character in _TENS:
            total += (pending or 1) * _TENS[character]
            pending = 0
        else:
            pending = pending * 10 + int(_DIGITS.get(character, "0"))
    return str(total + pending)


def _numeral_edits(text: str) -> Iterator[Edit]:
    found = [*_kanji_edits(text), *_spoken_edits(text), *_misread_edits(text)]
    end = 0
    for edit in sorted(found, key=lambda e: (e.start, -e.end)):
        if edit.start >= end:
            yield edit
            end = edit.end


def _kanji_edits(text: str) -> Iterator[Edit]:
    for match in _KANJI_NUMBER.finditer(text):
        for part in regex.finditer(f"[{_KANJI}]+|[ー・]", match[0]):
            value = "-" if part[0] in "ー・" else kanji_value(part[0])
            yield Edit(match.start() + part.start(), match.start() + part.end(), value)


def _spoken_edits(text: str) -> Iterator[Edit]:
    """Four or more numerals in a row, most of them longer than one kana: `に` and `し` alone are grammar."""
    for run in _SPOKEN_RUN.finditer(text):
        parts = list(_SPOKEN_PART.finditer(run[0]))
        if sum(len(p[1] or "") > 1 for p in parts) < _MIN_LONG_WORDS:
            continue
        for part in parts:
            value = _SPOKEN[part[1]] if part[1] else "-" if part[0].strip() in "のノ、" and part[0].strip() else ""
            if part[0] in _DIGITS or part[0].isdigit():
                value = _DIGITS.get(part[0], part[0])
            yield Edit(run.start() + part.start(), run.start() + part.end(), value)


def _misread_edits(text: str) -> Iterator[Edit]:
    for pattern in (_MISREAD, _MISREAD_UNIT):
        for match in pattern.finditer(text):
            for offset, letter in enumerate(match[0]):
                if letter in "OoIl":
                    at = match.start() + offset
                    yield Edit(at, at + 1, letter.translate(_LETTERS))
