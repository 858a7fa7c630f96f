"""Who is meant: the forms in which a draft may name one person.

A full name brings its surname and its given name; a reading beside it (furigana, the field フリガナ), or else the
one that the lexicon has, brings the kana; a reading brings its romaji.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import regex

from promptguard.expressions import expression
from promptguard.lexicon import name_readings, split_name
from promptguard.normalize.fold import normalize
from promptguard.normalize.romaji import romaji, romaji_form
from promptguard.normalize.variants import plain_kanji, same_form

Place = tuple[int, int]
_GAP = expression(r"[ ・·.,=\n\t　]+")
_KANA = expression(r"[ァ-ヴー]+")
_KANJI = expression(r"[㐀-鿿豈-﫿𠀀-𮯯々〆]")
_LATIN = expression(r"[a-zà-ɏḀ-ỿ'’-]+")
_BESIDE = expression(r"[ ]?(?:[(\[（【]|<r[tp]>|</rb><rt>|[\t,|][\"' ]*)[ ]?")
"""What parts a name from its reading: 両角(もろずみ), <ruby>両角<rt>もろずみ</rt>, the next cell of a table."""
_READING_LABEL = expression(
    r"(?:フリガナ|ふりがな|ﾌﾘｶﾞﾅ|カナ|かな|ヨミ|よみ|読み|シメイ)[^\n\t]{0,6}$", regex.IGNORECASE
)
_FIELD_APART = 30
"""Characters at most between a name and its reading in the field above or below."""


@dataclass(frozen=True, slots=True)
class Name:
    """One mention, taken apart, in the form of `same_form`: kana is katakana, letters are small."""

    whole: str
    parts: tuple[str, ...]
    """Surname and given name in the order written, or the whole."""
    kana: frozenset[str] = frozenset()
    """Readings of the whole and of its parts."""

    @property
    def written(self) -> frozenset[str]:
        """The forms that the draft itself has: the whole and its parts."""
        return frozenset((self.whole, *self.parts))

    @property
    def romaji(self) -> frozenset[str]:
        """All of it in the one form of romaji, as far as its reading is known."""
        latin = {romaji_form(part) for part in self.parts if _LATIN.fullmatch(part)}
        kana = {romaji(part) for part in (*self.kana, *self.parts) if _KANA.fullmatch(part)}
        return frozenset(latin | kana) - {""}


def names_at(text: str, places: Iterable[Place]) -> Mapping[Place, Name]:
    """Every mention of a person in `text`, taken apart, with the readings that the draft or the lexicon has."""
    order = sorted(set(places))
    apart = cache(lambda name: _taken_apart(normalize(name).text))  # a draft names the same people over and over
    written = {place: apart(text[slice(*place)]) for place in order}
    beside = _readings_beside(text, order, written)
    read = cache(_read)
    return {place: read(name, beside.get(place)) for place, name in written.items()}


def _taken_apart(name: str) -> Name:
    """A mention without its readings; a full name in kanji without a blank parts as the lexicon says."""
    pieces = tuple(filter(None, _GAP.split(name.strip(" ()[]<>\"'"))))
    if len(pieces) == 1:
        pieces = split_name(plain_kanji(pieces[0])) or pieces
    parts = tuple(map(same_form, pieces))
    return Name("".join(parts), parts)


def _readings_beside(
    text: str, order: Sequence[Place], written: Mapping[Place, Name]
) -> Mapping[Place, tuple[str, ...]]:
    """The readings that stand beside a name in kanji: its parts, or the whole."""
    found: dict[Place, tuple[str, ...]] = {}
    for first, second in pairwise(order):
        between = text[first[1] : second[0]]
        if _is_kanji(written[first]) and _is_kana(written[second]) and _BESIDE.fullmatch(between):
            found[first] = written[second].parts
        field = len(between) <= _FIELD_APART and "\n" in between
        if field and _is_kana(written[first]) and _is_kanji(written[second]) and _labelled(text, first[0]):
            found[second] = written[first].parts
        if field and _is_kanji(written[first]) and _is_kana(written[second]) and _labelled(text, second[0]):
            found[first] = written[second].parts
    return found


def _labelled(text: str, start: int) -> bool:
    return bool(_READING_LABEL.search(text, max(0, start - 12), start))


def _is_kana(name: Name) -> bool:
    return all(_KANA.fullmatch(part) for part in name.parts)


def _is_kanji(name: Name) -> bool:
    return bool(_KANJI.search(name.whole))


def _read(name: Name, beside: tuple[str, ...] | None) -> Name:
    """The name with its readings; those beside it go before those of the lexicon."""
    if beside is None:
        readings = [name_readings(part) if _KANJI.search(part) else frozenset({part}) for part in name.parts]
    else:
        readings = [frozenset({part}) for part in beside]
    known = [frozenset(same_form(kana) for kana in kanas if _KANA.fullmatch(same_form(kana))) for kanas in readings]
    whole: frozenset[str] = frozenset({""})
    for kanas in known:
        whole = frozenset(start + kana for start in whole for kana in kanas)
    return Name(name.whole, name.parts, frozenset().union(whole, *known) - {""})
