"""In what a written form differs from the one that the admin listed."""

from collections.abc import Callable
from enum import StrEnum

from promptguard.dictionary.schema import Entry
from promptguard.dictionary.variants import company_core, reading_keys, without_form
from promptguard.normalize.fold import normalize
from promptguard.normalize.variants import TO_KATAKANA, compared, plain_kanji, plain_sounds

_TO_KATAKANA = str.maketrans(TO_KATAKANA)


class Variant(StrEnum):
    """A kind of difference. A closed list; the order is that in which they are told."""

    ALIAS = "alias"
    COMPANY_FORM = "company_form"
    """In front, behind, short or missing."""
    WIDTH = "width"
    CASE = "case"
    KANA = "kana"
    """Hiragana for katakana, or the other way round."""
    KANJI = "kanji"
    """Variant kanji (髙 for 高)."""
    LINE_BREAK = "line_break"
    MARKS = "marks"
    """Blanks, hyphens, 中黒 or long-vowel marks inserted, dropped or exchanged."""
    SOUND = "sound"
    """Small kana, v-sounds, kanji numerals."""
    READING = "reading"
    ROMAJI = "romaji"
    WRITING = "writing"
    """Kana for kanji, or a loanword in Latin letters, as nobody listed it."""


_FOLDS: tuple[tuple[Variant, Callable[[str], str]], ...] = (
    (Variant.WIDTH, lambda text: normalize(text).text),
    (Variant.COMPANY_FORM, without_form),
    (Variant.CASE, str.lower),
    (Variant.KANA, lambda text: text.translate(_TO_KATAKANA)),
    (Variant.KANJI, plain_kanji),
    (Variant.LINE_BREAK, lambda text: text.replace("\n", "")),
    (Variant.MARKS, lambda text: "".join(c for c in text if c == "\n" or (c.isalnum() and c != "ー"))),
    (Variant.SOUND, plain_sounds),
)


def differences(written: str, entry: Entry) -> tuple[Variant, ...]:
    """The kinds of difference between a piece of a draft and the form of an entry that comes nearest to it.

    None where it is written exactly as listed.
    """
    found = [
        {*kinds, *((Variant.ALIAS,) if number else ())}
        for number, form in enumerate(entry.forms)
        if (kinds := _between(written, form)) is not None
    ]
    nearest = min(found, key=len) if found else {_otherwise(written, entry)}
    return tuple(kind for kind in Variant if kind in nearest)


def _between(written: str, form: str) -> set[Variant] | None:
    """The folds without which the two are not the same; None where no fold makes them so."""
    if _folded(written, None) != _folded(form, None):
        return None
    return {left_out for left_out, _ in _FOLDS if _folded(written, left_out) != _folded(form, left_out)}


def _folded(text: str, left_out: Variant | None) -> str:
    for kind, fold in _FOLDS:
        text = text if kind is left_out else fold(text)
    return text


def _otherwise(written: str, entry: Entry) -> Variant:
    key = compared(company_core(written))
    if entry.reading and key in set(reading_keys(entry.reading)):
        return Variant.ROMAJI if key.isascii() else Variant.READING
    return Variant.WRITING
