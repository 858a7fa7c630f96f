"""How placeholders look, and what models make of them.

Accepted beside the exact form: other brackets, other width, blanks and line breaks inside, other case, numerals in
kanji or circles, the label in the other language, Markdown, HTML and JSON spellings of the brackets, an honorific
drawn inside. A reading always has brackets, a label, a number and nothing else, so that `[注1]` or `(3)` is none.
"""

import json
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

import regex

from promptguard.expressions import expression
from promptguard.masking.labels import folded, load_labels

_GAP = r"(?:\s|\n[ \t]{0,3}>){0,4}"
"""Blanks, or a line break with the quote sign of the next line."""
_KANJI_DIGITS = "〇零一二三四五六七八九"
_NUMBER = rf"(?:\p{{Nd}}{{1,6}}|[{_KANJI_DIGITS}十百]{{1,7}}|[①-⑳])"
_INNER = (
    rf"(?P<label>\p{{L}}(?:[\p{{L}}\p{{M}}ー・'’/]|[-_＿\s]|\\_|\n[ \t]{{0,3}}>){{0,30}}?)"
    rf"(?:\\?[_＿:：#＃.．]|[-‐－]|No\.?|№|{_GAP}){{0,2}}{_GAP}(?P<number>{_NUMBER})"
    rf"(?:(?:\\?_|[＿:：/・\-‐－（(]|{_GAP}){{1,2}}{_GAP}"
    rf"(?P<part>\p{{L}}[\p{{L}}_ \-]{{0,14}}?)(?P<index>[\p{{Nd}}]{{0,2}})[)）]?)??"
    rf"(?P<honorific>さん|様|さま|氏|くん|君|ちゃん|殿|先生)?"
)
_MARKED = rf"{_GAP}(?:\*\*|__)?{_INNER}(?:\*\*|__)?{_GAP}"
_FRAMED = expression(
    "|".join(
        before + _MARKED + behind
        for before, behind in (
            (r"\\\[", r"\\\]"), (r"\\<", r"\\>"), ("&lt;", "&gt;"), (r"\[\[", r"\]\]"), (r"\{\{", r"\}\}"),
            (r"[【\[［〔〖<＜《〈]", r"[】\]］〕〗>＞》〉]"), (r"(?P<weak>[（(｛{「『])", r"[）)｝}」』]"),
        )
    )
)  # fmt: skip
_SPELT = expression(
    r"\\{1,7}u(?:3010|ff3b|003c|005b|300c|3014)(?:\\{1,7}u[0-9a-fA-F]{4}|[0-9A-Za-z:_\- ]){2,40}?"
    r"\\{1,7}u(?:3011|ff3d|003e|005d|300d|3015)",
    regex.IGNORECASE,
)
_UNIT = expression(r"(?:\\{1,7}u[0-9a-fA-F]{4})+")
STARTS = frozenset("【[［〔〖<＜《〈（(｛{「『\\&")
"""What a framed placeholder can begin with."""
LONGEST = 160
"""No reading is longer, in characters: what a stream may have to hold back."""
_START = expression(f"[{regex.escape(''.join(sorted(STARTS)))}]")


@dataclass(frozen=True, slots=True)
class Reading:
    """What stands in the brackets: the folded label, the number, the part, and what was drawn in behind them."""

    label: str
    number: int
    part: str = ""
    honorific: str = ""
    weak: bool = False
    """In brackets that ordinary text uses, too: only the exact label is believed."""
    spelt: bool = False
    r"""With brackets like `\u3010`: what is put in is written in ASCII, too."""


def framed(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int, Reading]]:
    """Everything that looks like a placeholder in `text`, as (start, end, reading), in order, apart.

    Only those that begin before `end`; what begins there is read to its own end.
    """
    at, stop = start, len(text) if end is None else end
    while (match := _START.search(text, at, stop)) is not None:
        at = match.start() + 1
        found = _at(text, match.start())
        if found:
            yield match.start(), found[0], found[1]
            at = found[0]


def _at(text: str, start: int) -> tuple[int, Reading] | None:
    """The placeholder that begins at `start`. No more than `LONGEST` is looked at, so that a stream reads the same."""
    end = start + LONGEST
    plain = _FRAMED.match(text, start, end)
    if plain:
        reading = _reading(plain)
        return (plain.end(), reading) if reading else None
    spelt = _SPELT.match(text, start, end) if text[start] == "\\" else None
    whole = _FRAMED.fullmatch(_UNIT.sub(_unit, spelt[0])) if spelt else None
    reading = _reading(whole, spelt=True) if whole else None
    return (spelt.end(), reading) if spelt and reading else None


def _unit(match: "regex.Match[str]") -> str:
    escaped = regex.sub(r"\\+u", r"\\u", match[0])
    text: str = json.loads(f'"{escaped}"')
    return text


def read(placeholder: str) -> Reading | None:
    """The reading of a whole placeholder; None where it is not of our form."""
    found = next(framed(placeholder), None)
    return found[2] if found and found[:2] == (0, len(placeholder)) else None


def _reading(match: "regex.Match[str]", *, spelt: bool = False) -> Reading | None:
    number = number_of(match["number"])
    part = part_of(match["part"], match["index"])
    if number is None or part is None:
        return None
    return Reading(label_of(match["label"]), number, part, match["honorific"] or "", match["weak"] is not None, spelt)


def label_of(written: str) -> str:
    """A label as labels are compared; HTML and quote signs are no part of it."""
    return folded(unescape(written).replace(">", ""))


def part_of(written: str | None, index: str | None = None) -> str | None:
    """The part that a word means; None where it means none."""
    if not written:
        return ""
    part = load_labels().parts.get(folded(written))
    return part and f"{part}{int(index) if index else ''}"


def number_of(written: str) -> int | None:
    """A number in any script: `３`, `③`, `三`, `十二`; None where the kanji make no number below 1000."""
    if written[0] in "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳" or written[0].isdecimal():
        return int(unicodedata.normalize("NFKC", written))
    if not set(written) & set("十百"):
        return int("".join(str(max(0, _KANJI_DIGITS.index(c) - 1)) for c in written))
    units = regex.fullmatch(
        r"(?:([二三四五六七八九]?)(百))?(?:([二三四五六七八九]?)(十))?([一二三四五六七八九]?)", written
    )
    if units is None:
        return None
    hundreds, tens = (_KANJI_DIGITS.index(units[n] or "一") - 1 if units[n + 1] else 0 for n in (1, 3))
    return 100 * hundreds + 10 * tens + (_KANJI_DIGITS.index(units[5]) - 1 if units[5] else 0)
