"""The written forms in which a term is recognised without anyone listing them."""

from collections.abc import Iterator

import regex

from promptguard.dictionary.readings import romanised
from promptguard.dictionary.schema import Entry
from promptguard.normalize.fold import normalize
from promptguard.normalize.variants import comparable

_FORMS = (
    "株式会社|有限会社|合同会社|合資会社|合名会社|一般社団法人|一般財団法人|公益社団法人|公益財団法人|社会福祉法人|"
    "社会医療法人|特定医療法人|医療法人社団|医療法人財団|医療法人|学校法人|宗教法人|特定非営利活動法人|NPO法人|"
    "独立行政法人|国立大学法人|税理士法人|弁護士法人|監査法人|司法書士法人|社会保険労務士法人|農事組合法人|"
    r"\((?:株|有|同|資|名|医|学|宗|社|財|福|独|特非|一社|一財|公社|公財|社福|医社)\)|\(株|株\)|"
    r"\((?:カ|ユ|ド|カブ)\)?|(?:カ|ユ|ド|カブ)\)|カブシキ[ガカ]イシャ|ユウゲン[ガカ]イシャ|ゴウドウ[ガカ]イシャ|"
    "かぶしき[がか]いしゃ|ゆうげん[がか]いしゃ|ごうどう[がか]いしゃ|"
    r"(?:Co\.?,? ?Ltd\.?|Company,? Limited|Pte\.? Ltd\.?|Pty\.? Ltd\.?|GmbH & Co\.? KG|Inc\.?|Corp\.?|Corporation"
    r"|LLC|LLP|PLC|GmbH|AG|Ltd\.?|Limited|S\.?p\.?A\.?|B\.V\.?|S\.A\.?|K\.?K\.?|G\.K\.?|Kabushiki[ -]?[GK]aisha)"
)
_FRONT_OR_BACK = regex.compile(rf"^(?:{_FORMS})[ ・]?|[ ・,]?(?:{_FORMS})$", regex.IGNORECASE)
_MIN_CORE = 2
_MIN_KANA, _MIN_ROMAJI = 3, 4
"""Shorter readings stand in too many other words."""


def company_core(term: str) -> str:
    """A company's name without its form: `㈱アオバ電装` → `アオバ電装`; the term itself where little would remain."""
    folded = normalize(term).text.strip()
    core = _FRONT_OR_BACK.sub("", folded)
    return core if len(core) >= _MIN_CORE else folded


def spelling(text: str) -> str:
    """What all written forms of one thing have in common: width, case, hyphens and company forms aside."""
    return comparable(company_core(text)).text


def match_keys(term: str) -> frozenset[str]:
    """The comparable forms under which a term is looked up: as it stands, and without its company form."""
    folded = normalize(term).text.strip()
    return frozenset(key for form in (folded, company_core(folded)) if (key := comparable(form).text))


def entry_keys(entry: Entry) -> frozenset[str]:
    """The comparable forms under which an entry is looked up: of its term, its aliases and its reading."""
    return frozenset(key for form in entry.forms for key in match_keys(form)) | frozenset(reading_keys(entry.reading))


def reading_keys(reading: str) -> Iterator[str]:
    """The comparable forms of a reading: in kana, and in every usual romanisation."""
    kana = comparable(reading).text
    if len(kana) >= _MIN_KANA:
        yield kana
    yield from (key for key in romanised(reading) if len(key) >= _MIN_ROMAJI)


def form_before(text: str) -> int:
    """Length of a company form (with a blank) that ends `text`, to be taken into the finding."""
    match = regex.search(rf"(?:{_FORMS})[ ]?$", text, regex.IGNORECASE)
    return len(match[0]) if match else 0


def form_behind(text: str) -> int:
    """Length of a company form that starts `text`."""
    match = regex.match(rf"[ ,]?(?:{_FORMS})(?![A-Za-z])", text, regex.IGNORECASE)
    return len(match[0]) if match else 0
