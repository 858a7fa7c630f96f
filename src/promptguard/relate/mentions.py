"""What was found once is found at every other mention in the draft: names, and numbers and secrets as well."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache

from promptguard.expressions import expression
from promptguard.lexicon import is_family, is_given, is_word
from promptguard.model import Confidence, Hit
from promptguard.normalize.romaji import romaji_form
from promptguard.normalize.terms import Terms
from promptguard.normalize.text import NormalizedText
from promptguard.relate.beside import KANJI, Beside
from promptguard.relate.companies import companies_again
from promptguard.relate.people import Name, names_at
from promptguard.relate.values import values_again
from promptguard.rulebook.schema import Context

_INITIALS = expression(r"[a-z]{1,2}|[0-9]+")
_KATAKANA = expression(r"[ァ-ヴー]+")
_LATIN = expression(r"[A-Za-zÀ-ɏḀ-ỿ' .-]+")
_LATIN_WORD = expression(r"(?<![0-9A-Za-z])[A-Za-zÀ-ɏ]{4,}")
_ROMAJI_HONORIFIC = expression(r"(?:san|sama|kun|chan|sensei)$|(?=[ -](?:san|sama|kun|chan|sensei)\b)")
_ROMAJI_MIN = 4
"""Shorter readings (Abe, Mori, Kai) are words and names of other tongues as well."""
_KANA_MIN = 3
_SHORT_LATIN = 3
"""A name this short (Hoa, Duc) is one only with a capital letter."""
_BEFORE_ALONE = expression(r"[\s、。,.(「・/>:→]")
_BEHIND_ALONE = expression(r"さん|様|氏|くん|[はがもをにへと、。,・/)」\s]|から|より|まで|$")
_WORD_GOES_ON = ("の", "を", "な", "的", "する", "し")
"""What follows a surname that is a word as well (`南部`, `土居`) where the word is meant."""


def find_again(text: NormalizedText, hits: Iterable[Hit], contexts: Mapping[str, Context]) -> Iterator[Hit]:
    """Other mentions: of names whole, in part, by their reading; of other values as they stand, separators aside."""
    known = [hit for hit in hits if hit.confidence > Confidence.WEAK]
    beside = Beside(text, contexts)
    yield from _people_again(beside, known)
    yield from companies_again(beside, known)
    yield from values_again(text, known)


def _people_again(beside: Beside, hits: Iterable[Hit]) -> Iterator[Hit]:
    persons = {(hit.start, hit.end): hit for hit in hits if hit.entity == "PERSON"}
    names = names_at(beside.text, persons)
    same = beside.source.same
    forms: dict[str, Hit] = {}
    for place, name in names.items():
        for form in (same[slice(*place)], *name.written, *name.kana):
            if _may_be_alone(form):
                forms.setdefault(form, persons[place])
    for start, end in Terms.of(forms).find(same):
        if (start, end) not in persons and _is_mention(beside, start, end):
            yield replace(forms[same[start:end]], start=start, end=end)
    yield from _in_romaji(beside.text, names, persons)


def _may_be_alone(form: str) -> bool:
    """Initials and numbers are no names; one kanji is, where the lexicon says so."""
    if _INITIALS.fullmatch(form):
        return False
    return len(form) > 1 or (bool(KANJI.match(form)) and (is_family(form) or is_given(form)))


def _is_mention(beside: Beside, start: int, end: int) -> bool:
    """Whether a form of a known name, here, is that name and no piece of a word and no other word."""
    raw = beside.text[start:end]
    if KANJI.search(raw):
        return _is_kanji_mention(beside, start, end)
    if _KATAKANA.fullmatch(raw):
        whole = beside.opens(start) and beside.closes(end)
        return whole and (len(raw) >= _KANA_MIN or (len(raw) > 1 and not is_word(raw)))
    if _LATIN.fullmatch(raw):
        return beside.opens(start) and beside.closes(end) and (len(raw) > _SHORT_LATIN or raw[0].isupper())
    if len(raw) < _KANA_MIN:
        return False
    return beside.is_addressed(end) or (beside.among_particles(start, end) and not is_word(raw))


def _is_kanji_mention(beside: Beside, start: int, end: int) -> bool:
    raw = beside.text[start:end]
    if len(raw) == 1:
        return _is_alone(beside, start, end)
    if not (beside.opens(start, beside.leaders) and beside.closes(end, beside.followers)):
        return False
    if beside.is_addressed(end):
        return True
    if beside.is_a_place(raw, end):
        return False
    return not (beside.text.startswith(_WORD_GOES_ON, end) and is_word(raw))


def _is_alone(beside: Beside, start: int, end: int) -> bool:
    """A name of one kanji is meant only where nothing touches it but a particle, and it is no word of position."""
    before = beside.text[start - 1 : start]
    free = (not before or _BEFORE_ALONE.match(before)) and _BEHIND_ALONE.match(beside.text, end)
    return bool(free) and beside.text[start:end] not in beside.words("names", "not_names")


def _in_romaji(
    text: str, names: Mapping[tuple[int, int], Name], persons: Mapping[tuple[int, int], Hit]
) -> Iterator[Hit]:
    """Words in Latin letters that spell the reading of a known name: capitalised, or with an honorific."""
    known: dict[str, Hit] = {}
    forms = cache(lambda name: [form for form in name.romaji if len(form) >= _ROMAJI_MIN])
    for place, name in names.items():
        known.update(dict.fromkeys(forms(name), persons[place]))
    if not known:
        return
    for match in _LATIN_WORD.finditer(text):
        polite = _ROMAJI_HONORIFIC.search(match[0]) or _ROMAJI_HONORIFIC.match(text, match.end())
        end = match.start() + polite.start() if polite and polite[0] else match.end()
        form = romaji_form(text[match.start() : end])
        if form in known and (polite or match[0][0].isupper() or text[match.start() - 1 : match.start()] == "@"):
            yield replace(known[form], start=match.start(), end=end)
