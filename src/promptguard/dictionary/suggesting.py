"""Words that a company uses often and that general Japanese does not know: candidates for its dictionary."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import regex

from promptguard.dictionary.guessing import CODE
from promptguard.dictionary.variants import company_core, spelling
from promptguard.model import Category
from promptguard.normalize.fold import normalize

IsGeneral = Callable[[str], bool]
"""Whether general Japanese knows a text, as one word or as a row of words."""
Organizations = Callable[[str], Iterable[str]]
"""The names of companies that stand in a text."""

_CODE = regex.compile(rf"(?<![0-9A-Za-z./_-]){CODE}(?![0-9A-Za-z./_-])")
_KATAKANA = regex.compile(r"[ァ-ヴー]{3,}(?:・[ァ-ヴー]{2,})*")
_LATIN = regex.compile(r"(?<![0-9A-Za-z@./_-])[A-Z][A-Za-z]{2,}(?:[A-Z0-9][A-Za-z0-9]*)?(?![0-9A-Za-z@./_-])")
_STANDARDS = regex.compile(
    r"(?:ISO|JIS|IEC|IEEE|RFC|ASTM|DIN|UTF|SHA|MD|AES|RSA|TLS|SSL|HTTP|IPv|USB|RS|MP|H|V|v|Ver|ver|Q|FY|R|S|No|COVID"
    r"|PM|Win|Windows|Office|Excel|Python|Java|Node|CP|EUC|SQL|OAuth|Web|Level|Lv|Rev|Phase|Step|Fig|Table|Day"
    r"|P|p)[-_ ]?[0-9].*"
    r"|[ABC][0-9]|[A-Za-z] [0-9]+|[a-z]+ [0-9]+"
)
"""Norms, formats, versions, quarters, sizes of paper: codes that everybody has."""
_EVERYBODYS = frozenset(
    [
        "CSV",
        "TSV",
        "PDF",
        "URL",
        "HTML",
        "JSON",
        "XML",
        "YAML",
        "API",
        "SQL",
        "GET",
        "POST",
        "PUT",
        "HTTP",
        "HTTPS",
        "INFO",
        "WARN",
        "WARNING",
        "ERROR",
        "DEBUG",
        "TODO",
        "FAQ",
        "NDA",
        "FYI",
        "ASAP",
        "EUR",
        "USD",
        "JPY",
        "GBP",
        "CNY",
        "VPN",
        "LAN",
        "WAN",
        "USB",
        "SSD",
        "CPU",
        "GPU",
        "CAD",
        "OCR",
        "RPA",
        "OEM",
        "ODM",
        "MOQ",
        "KPI",
        "ROI",
        "BCP",
        "CSR",
        "ESG",
        "PDCA",
        "DNS",
        "SSH",
        "FTP",
        "SMTP",
        "Re",
        "Fw",
        "Cc",
        "Bcc",
        "Subject",
        "From",
        "Date",
        "Sent",
        "Dear",
        "Best",
        "Regards",
        "Sincerely",
        "Thanks",
        "Hello",
        "Mr",
        "Mrs",
        "Ms",
    ]
)
"""Abbreviations that stand in anybody's texts and that the lexicon lacks."""
_FAMILY = 3


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word to look at: how often it stands in how many texts, and once in its sentence."""

    term: str
    category: Category
    count: int
    texts: int
    example: str


@dataclass(frozen=True, slots=True)
class _Sighting:
    """A word where it stands: in which text, and beside what."""

    term: str
    text: int
    example: str


@dataclass(frozen=True, slots=True)
class Family:
    """Codes of one form, which a number form (`patterns`) finds better than a list of them."""

    expression: str
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Suggestions:
    """Candidates, the most frequent first, and families of codes."""

    candidates: tuple[Candidate, ...]
    families: tuple[Family, ...]


def suggest(
    texts: Iterable[str], organizations: Organizations, is_general: IsGeneral, known: Iterable[str], least: int
) -> Suggestions:
    """Look for words that stand in the texts at least so often; what the dictionary knows is left out."""
    sightings: dict[tuple[str, Category], list[_Sighting]] = defaultdict(list)
    for number, text in enumerate(texts):
        folded = normalize(text).text
        for term, category, at in _words(folded, organizations(text), is_general):
            sightings[spelling(term), category].append(_Sighting(term, number, _line(folded, at)))
    taken = set(map(spelling, known))
    new = [_candidate(seen, category) for (key, category), seen in sightings.items() if key not in taken]
    ordered = sorted(new, key=lambda each: (-each.count, each.term))
    return Suggestions(tuple(_single(each for each in ordered if each.count >= least)), tuple(_families(ordered)))


def _candidate(seen: Sequence["_Sighting"], category: Category) -> Candidate:
    """One thing, under the form in which it is written most often."""
    forms = Counter(each.term for each in seen)
    texts = {each.text for each in seen}
    return Candidate(forms.most_common(1)[0][0], category, len(seen), len(texts), seen[0].example)


def _words(text: str, companies: Iterable[str], is_general: IsGeneral) -> Iterator[tuple[str, Category, int]]:
    """Every word that may be the company's own, and where it stands."""
    names = [normalize(name).text.strip() for name in companies]
    for name in names:
        yield name, Category.CLIENT, max(0, text.find(name))
    codes = list(_CODE.finditer(text))
    for match in codes:
        if match[0][0].isupper() and not _STANDARDS.fullmatch(match[0]):
            yield match[0], Category.PROJECT, match.start()
    inside = {company_core(name) for name in names}
    taken = {match.start() for match in codes}
    for match in (*_KATAKANA.finditer(text), *_LATIN.finditer(text)):
        if (
            match.start() not in taken
            and not any(match[0] in name for name in inside)
            and match[0] not in _EVERYBODYS
            and not is_general(match[0])
        ):
            yield match[0], Category.INTERNAL, match.start()


def _single(candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """One candidate for each thing, in the category in which it is seen most."""
    told: set[str] = set()
    for each in candidates:
        key = spelling(each.term)
        if key not in told:
            told.add(key)
            yield each


def _families(candidates: Sequence[Candidate]) -> Iterator[Family]:
    """Forms that at least three different codes have: the same letters, and digits of the same number."""
    forms: dict[str, list[str]] = defaultdict(list)
    for each in candidates:
        if each.category is Category.PROJECT:
            parts = regex.findall(r"[0-9]+|[^0-9]+", each.term)
            form = "".join(f"[0-9]{{{len(p)}}}" if p.isdigit() else p for p in parts)
            forms[form].append(each.term)
    for form, codes in sorted(forms.items()):
        if len(codes) >= _FAMILY:
            yield Family(form, tuple(sorted(codes)))


def _line(text: str, at: int) -> str:
    start = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    return " ".join(text[max(start, at - 20) : end if 0 <= end < at + 40 else at + 40].split())
