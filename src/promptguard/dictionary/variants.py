"""The written forms in which a term is recognised without anyone listing them."""

import unicodedata
from collections.abc import Iterator, Sequence

import regex

from promptguard.dictionary.readings import romanised
from promptguard.dictionary.schema import Entry
from promptguard.dictionary.spellings import speller
from promptguard.expressions import expression
from promptguard.normalize.fold import normalize
from promptguard.normalize.variants import compared

_FORMS = (
    "株式会社|有限会社|合同会社|合資会社|合名会社|一般社団法人|一般財団法人|公益社団法人|公益財団法人|社会福祉法人|"
    "社会医療法人|特定医療法人|医療法人社団|医療法人財団|医療法人|学校法人|宗教法人|特定非営利活動法人|NPO法人|"
    "独立行政法人|国立大学法人|税理士法人|弁護士法人|監査法人|司法書士法人|社会保険労務士法人|農事組合法人|"
    r"\((?:株|有|同|資|名|医|学|宗|社|財|福|独|特非|一社|一財|公社|公財|社福|医社)\)|\(株|株\)|"
    r"\((?:カ|ユ|ド|カブ)\)?|(?:カ|ユ|ド|カブ)\)|カブシキ[ガカ]イシャ|ユウゲン[ガカ]イシャ|ゴウドウ[ガカ]イシャ|"
    "かぶしき[がか]いしゃ|ゆうげん[がか]いしゃ|ごうどう[がか]いしゃ|"
    r"(?<![A-Za-z])(?:Co\.?,? ?Ltd\.?|Company,? Limited|Pte\.? Ltd\.?|Pty\.? Ltd\.?|GmbH & Co\.? KG|Inc\.?|Corp\.?"
    r"|Corporation|LLC|LLP|PLC|GmbH|AG|Ltd\.?|Limited|S\.?p\.?A\.?|B\.V\.?|S\.A\.?|K\.?K\.?|G\.K\.?"
    r"|Kabushiki[ -]?[GK]aisha)(?![A-Za-z])"
)
_FRONT_OR_BACK = expression(rf"^(?:{_FORMS})[ ・]?|[ ・,]?(?:{_FORMS})$", regex.IGNORECASE)
_FORM = expression(_FORMS, regex.IGNORECASE)
_BEFORE = expression(rf"(?:{_FORMS})[ ]?$", regex.IGNORECASE)
_BEHIND = expression(rf"[ ,]{{0,2}}(?:{_FORMS})", regex.IGNORECASE)
_WIDE_FORM = expression(r"[㈠-㉃]|（[^（）]{1,2}）")
_MIN_CORE = 2
MANY = 20_000
"""Entries of one source up to which unlisted spellings are looked for."""
_MIN_KANA, _MIN_ROMAJI = 3, 4
"""Shorter readings stand in too many other words."""
_AS_IT_IS = expression(r"(?!.*[0-9〇零一二三四五六七八九]ー)[㐀-鿿々ぁ-ゖァ-ヺー0-9A-Za-z-]+")
"""What folding leaves alone: most terms, and a list may be long."""


def folded(term: str) -> str:
    """A term as it stands in the folded text of a draft."""
    return term if _AS_IT_IS.fullmatch(term) else normalize(term).text.strip()


def company_core(term: str) -> str:
    """A company's name without its form: `㈱アオバ電装` → `アオバ電装`; the term itself where little would remain."""
    return _core(folded(term))


def without_form(text: str) -> str:
    """A text without the company form at either end, otherwise as it is written."""
    return _core(_WIDE_FORM.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text))


def _core(plain: str) -> str:
    core = _FRONT_OR_BACK.sub("", plain)
    return core if len(core) >= _MIN_CORE else plain


def is_company_form(text: str) -> bool:
    """Whether there is nothing but a company form."""
    return bool(_FORM.fullmatch(text))


def spelling(text: str) -> str:
    """What all written forms of one thing have in common: width, case, hyphens and company forms aside."""
    return compared(company_core(text))


def match_keys(term: str) -> frozenset[str]:
    """The comparable forms under which a term is looked up: as it stands, and without its company form."""
    plain = folded(term)
    return frozenset(key for form in {plain, _core(plain)} if (key := compared(form)))


def keyed(entries: Sequence[Entry]) -> Iterator[tuple[str, int]]:
    """The comparable forms under which entries are looked up, each with the number of its entry.

    They are those of terms, aliases and readings, and what people write in their place without anyone listing it;
    the latter only up to `MANY` entries, as it takes Sudachi to build and several times the room to keep.
    """
    otherwise = speller() if entries and len(entries) <= MANY else None
    for number, entry in enumerate(entries):
        keys = set[str]().union(*map(match_keys, entry.forms))
        if entry.reading:
            keys.update(reading_keys(entry.reading))
        if otherwise:
            keys.update(key for form in entry.forms for key in otherwise(company_core(form)))
        yield from ((key, number) for key in keys)


def reading_keys(reading: str) -> Iterator[str]:
    """The comparable forms of a reading: in kana, and in every usual romanisation."""
    kana = compared(reading)
    if len(kana) >= _MIN_KANA:
        yield kana
    yield from (key for key in romanised(reading) if len(key) >= _MIN_ROMAJI)


def form_before(text: str) -> int:
    """Length of a company form (with a blank) that ends `text`, to be taken into the finding."""
    match = _BEFORE.search(text)
    return len(match[0]) if match else 0


def form_behind(text: str) -> int:
    """Length of a company form that starts `text`."""
    match = _BEHIND.match(text)
    return len(match[0]) if match else 0
