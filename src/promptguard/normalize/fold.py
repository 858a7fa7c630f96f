"""Step 1 of the path: one written form for what looks the same, and where each character came from.

NFKC is applied cluster by cluster (Unicode Standard Annex #15), so that `ｶﾞ`, `か゛` and NFD kana become one
character and `㈱` three, and the map stays exact. What cannot be seen is dropped. NFKC leaves the many hyphens
apart; between digits they become `-`. Text written with a space after every character is closed up.
"""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from html import unescape

import regex

from promptguard.expressions import expression
from promptguard.normalize.projection import Edit, View
from promptguard.normalize.text import NormalizedText

_SOUND_MARKS = {"゛": "\u3099", "゜": "\u309a", "ﾞ": "\u3099", "ﾟ": "\u309a"}
_BLANK_LETTERS = frozenset("\u115f\u1160\u3164\uffa0\u2800")
"""Hangul fillers and the braille blank: letters by category, nothing to the eye."""
_LINE_ENDS = frozenset("\r\u0085\u2028\u2029\x0b\x0c")
_ALWAYS_HYPHEN = frozenset("\u2010\u2011\u2012\u2212\u2043\ufe63\uff0d\u02d7")
_DIGITISH = "0-9〇零一二三四五六七八九"
_DASH_BETWEEN = expression(
    rf"(?<=[{_DIGITISH}])( ?)([–—―ー─━])( ?)(?=[{_DIGITISH}])|(?<=[0-9A-Za-z])([–—―─━])(?=[0-9A-Za-z])"
)
_SPELT = expression(
    r"(?P<html>&(?:#[0-9]{2,6}|#[xX][0-9A-Fa-f]{2,5}|nbsp|amp|lt|gt|quot|apos|yen|hyphen|minus"
    r"|shy|zwn?j|[lr]rm|ZeroWidthSpace|NoBreak|e[nm]sp|thinsp|[nm]dash|commat|period|colon|sol|middot);)"
    r"|(?P<json>\\u[dD][89abAB][0-9A-Fa-f]{2}\\u[dD][c-fC-F][0-9A-Fa-f]{2}|\\u[0-9A-Fa-f]{4})"
    r"|(?P<url>(?:%[0-7][0-9A-Fa-f]|%[c-fC-F][0-9A-Fa-f](?:%[89abAB][0-9A-Fa-f]){1,3}){2,})"
)
_QUOTED = expression(r"^(?:[ \t]*>)+[ ]?(?=[ \t]*[^>=\s])", regex.MULTILINE)
_TAG = expression(
    r"<(?:(br)[ ]?/?|/?(?:b|strong|em|i|u|s|code|span|mark|font|wbr)(?:[ ][^<>\n]{0,60})?)>(?(1)\n?)", regex.IGNORECASE
)
_EMPHASIS = expression(r"(?<![*`~])(?P<mark>\*\*|~~|`)(?![\s*`~])[^*`~\n]{1,120}(?<!\s)(?P=mark)(?![*`~])")
_HIDEABLE = expression(r"[0-9A-Za-z０-９Ａ-Ｚａ-ｚぁ-ヿｦ-ﾝ㐀-鿿]")
"""On these a mark that does not compose hides the digit or letter; elsewhere marks are spelling."""
_SPACED_OUT = expression(
    r"(?<!\S)[^\s,;|:：](?: [^\s,;|]){3,}(?!\S)|(?<!\S)[㐀-鿿] [㐀-鿿](?: [㐀-鿿])?(?=[ :：]|$)",
    regex.MULTILINE,
)


def normalize(prompt: str) -> NormalizedText:
    """Fold a draft. Linear in its length; any string is accepted, lone surrogates included."""
    view = View(prompt)
    for edits in (_spelt_edits, _character_edits, _markup_edits, _dash_edits, _spacing_edits):
        view = view.then(edits(view.text))
    return NormalizedText(view)


def _spelt_edits(text: str) -> Iterator[Edit]:
    r"""Characters that HTML, JSON and URLs spell out: `&#64;`, `\u9d5c`, `%E9%B5%9C`."""
    if not ("&" in text or "\\u" in text or "%" in text):
        return
    for match in _SPELT.finditer(text):
        if match["html"]:
            yield Edit(match.start(), match.end(), unescape(match[0]))
        elif match["json"]:
            units = bytes.fromhex(match[0].replace("\\u", ""))
            yield Edit(match.start(), match.end(), units.decode("utf-16-be", "replace"))
        else:
            yield from _percent_edits(match)


def _percent_edits(match: regex.Match[str]) -> Iterator[Edit]:
    """The characters of a run of percent-encoded bytes, if it is UTF-8."""
    try:
        characters = bytes.fromhex(match[0].replace("%", "")).decode()
    except UnicodeDecodeError:
        return
    at = match.start()
    for character in characters:
        end = at + 3 * len(character.encode())
        yield Edit(at, end, character)
        at = end


def _character_edits(text: str) -> Iterator[Edit]:
    if text.isascii() and text.isprintable():
        return
    odd = [c for c in set(text) if _folded(c) != c]
    marks = [c for c in set(text) if c in _SOUND_MARKS or unicodedata.combining(c) or unicodedata.category(c) == "Me"]
    if not odd and not marks:
        return
    mark_class = "".join(map(regex.escape, marks))
    unseen = "".join(regex.escape(c) for c in odd if not _folded(c))
    between = f"[{unseen}]*" if unseen else ""
    cluster = rf"[^\s{mark_class}{unseen}](?:{between}[{mark_class}])+" if marks else None
    single = f"[{''.join(map(regex.escape, odd))}]" if odd else None
    for match in regex.finditer("|".join(filter(None, (cluster, r"\r\n" if "\r" in text else None, single))), text):
        folded = _folded(match[0])
        if folded != match[0]:
            yield Edit(match.start(), match.end(), folded)


@lru_cache(maxsize=8192)
def _folded(cluster: str) -> str:
    """The folded form of one character with its marks, or of a line end."""
    if cluster == "\r\n" or cluster in _LINE_ENDS:
        return "\n"
    base, marks = cluster[0], "".join(c for c in cluster[1:] if not _is_invisible(c))
    if base in _ALWAYS_HYPHEN:
        return "-"
    if _is_invisible(base):
        return _folded(marks) if marks else ""
    joined = unicodedata.normalize("NFKC", base + "".join(_SOUND_MARKS.get(m, m) for m in marks))
    if not marks:
        return joined if base not in _SOUND_MARKS else base
    if not _HIDEABLE.match(base):
        return joined
    return "".join(c for c in joined if unicodedata.category(c)[0] != "M") or joined


def _is_invisible(character: str) -> bool:
    """Format characters, controls, variation selectors: they hide a word from a matcher, not from a reader."""
    if character in _BLANK_LETTERS or 0xFE00 <= ord(character) <= 0xFE0F or 0xE0100 <= ord(character) <= 0xE01EF:  # noqa: PLR2004 - the two blocks of variation selectors
        return True
    category = unicodedata.category(character)
    return category == "Cf" or (category == "Cc" and character not in "\t\n") or character == "\u034f"


def _markup_edits(text: str) -> Iterator[Edit]:
    """Emphasis, code marks, inline tags and quote signs decorate what they surround; a matcher stumbles over them."""
    found = [Edit(m.start(), m.end(), "") for m in _QUOTED.finditer(text)] if ">" in text else []
    if "<" in text:
        found += [Edit(m.start(), m.end(), "\n" if m[1] else "") for m in _TAG.finditer(text)]
    if any(mark in text for mark in ("**", "~~", "`")):
        for match in _EMPHASIS.finditer(text):
            width = len(match["mark"])
            found += [Edit(match.start(), match.start() + width, ""), Edit(match.end() - width, match.end(), "")]
    yield from sorted(found)


def _dash_edits(text: str) -> Iterator[Edit]:
    for match in _DASH_BETWEEN.finditer(text):
        yield Edit(match.start(), match.end(), "-")


def _spacing_edits(text: str) -> Iterator[Edit]:
    """Close up `株 式 会 社` and `0 8 0 - 2`; a label of two or three characters (`氏 名`) as well."""
    for match in _SPACED_OUT.finditer(text):
        for offset, character in enumerate(match[0]):
            if character == " ":
                yield Edit(match.start() + offset, match.start() + offset + 1, "")
