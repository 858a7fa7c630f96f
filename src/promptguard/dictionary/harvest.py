"""Rows of a list → entries, with every row accounted for: taken, passed over and why."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

import regex

from promptguard.dictionary.cleaning import Cleaned, clean, clean_reading, names_in
from promptguard.dictionary.columns import Columns, Field
from promptguard.dictionary.schema import Entry
from promptguard.dictionary.sheet import Row, Sheet
from promptguard.dictionary.spoken import CATEGORIES
from promptguard.dictionary.variants import form_before, spelling
from promptguard.model import Category


class Skip(StrEnum):
    """Why a row gives no entry."""

    HEADING = "heading"
    TOTAL = "total"
    DITTO = "ditto"
    NO_NAME = "no_name"
    FORM_ONLY = "form_only"
    TOO_SHORT = "too_short"
    NUMBER = "number"
    TWICE = "twice"


class Doubt(StrEnum):
    """What of a row could not be understood, although its term was taken."""

    READING = "reading"
    DATE = "date"
    CATEGORY = "category"


@dataclass(frozen=True, slots=True)
class Taken:
    """An entry, and the row that it comes from."""

    row: int
    entry: Entry
    dropped: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class Skipped:
    """A row without an entry; `first`: the row that has the same one."""

    row: int
    text: str
    why: Skip
    first: int = 0


@dataclass(frozen=True, slots=True)
class Harvest:
    """What became of all rows below the header; `empty` counts those in which no term stands."""

    taken: tuple[Taken, ...]
    skipped: tuple[Skipped, ...]
    empty: int


_REMARKS: tuple[tuple[Skip, str], ...] = (
    (Skip.HEADING, r"[■●◆◇□○▼▽★☆【<《#].*|[ア-ンあ-ん]行|[ア-ンあ-ん]"),
    (Skip.TOTAL, r"(?:合計|小計|総計|計|以上|全)[:\s]*(?:[0-9,]+\s*(?:社|件|名)?)?|[0-9,]+\s*(?:社|件)"),
    (Skip.DITTO, r"[〃々″\"]+|同上|同じ|上に同じ"),
    (
        Skip.NO_NAME,
        r"[-ー―─*・.。×○?/\s]+|なし|無し|無|未定|不明|未登録|テスト|test|n/?a|tbd|該当なし|空欄|その他|個人|現金",
    ),
)
_DAY = regex.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:\s.*)?")


def harvest(sheet: Sheet, columns: Columns, category: Category) -> Harvest:
    """Entries from all rows below the header; the same thing in several rows becomes one entry.

    `category` is that of every row whose own column does not name another.
    """
    taken: dict[str, Taken] = {}
    skipped: list[Skipped] = []
    empty = 0
    for row in sheet.rows:
        if row.number <= columns.header:
            continue
        text = " ".join(row.cell(columns.places[Field.TERM][0]).split())
        if not text:
            empty += 1
            continue
        why, found = _read(row, columns, category)
        if found is None:
            skipped.append(Skipped(row.number, text, why))
            continue
        key = spelling(found.entry.term)
        if key in taken:
            skipped.append(Skipped(row.number, text, Skip.TWICE, taken[key].row))
            taken[key] = _joined(taken[key], found)
        else:
            taken[key] = found
    return Harvest(tuple(_meant(list(taken.values()))), tuple(skipped), empty)


def _meant(taken: Sequence[Taken]) -> Iterator[Taken]:
    """The entries without doubts about a column of categories that knows none of ours: it means something else."""
    other = all(Doubt.CATEGORY in each.doubts for each in taken)
    for each in taken:
        yield replace(each, doubts=tuple(d for d in each.doubts if not (other and d is Doubt.CATEGORY)))


def _read(row: Row, columns: Columns, category: Category) -> tuple[Skip, Taken | None]:
    """The entry of a row; without one, the reason."""
    cell = row.cell(columns.places[Field.TERM][0])
    plain = " ".join(unicodedata.normalize("NFKC", cell).split()).casefold()
    why = next((skip for skip, remark in _REMARKS if regex.fullmatch(remark, plain)), None)
    if why or _is_header(row, columns):
        return why or Skip.HEADING, None
    cleaned = clean(cell)
    why = _useless(cleaned.name, category)
    return (why, None) if why else (Skip.NO_NAME, _entry(row, columns, cleaned, category))


def _is_header(row: Row, columns: Columns) -> bool:
    """Whether the header stands here again, as on every printed page."""
    return bool(columns.titles) and tuple(cell.strip() for cell in row.cells) == columns.titles


def _useless(name: str, category: Category) -> Skip | None:
    """Why a name cannot be an entry."""
    if not name:
        return Skip.NO_NAME
    if len(name) == 1:
        return Skip.TOO_SHORT
    if form_before(name) == len(name):
        return Skip.FORM_ONLY
    return Skip.NUMBER if category is Category.CLIENT and regex.fullmatch(r"[0-9\s,.-]+", name) else None


def _entry(row: Row, columns: Columns, cleaned: Cleaned, category: Category) -> Taken:
    cells = {field: [row.cell(at) for at in places if row.cell(at).strip()] for field, places in columns.places.items()}
    doubts: list[Doubt] = []
    reading = _first(cells, Field.READING)
    days = {field: _day(_first(cells, field)) for field in (Field.SINCE, Field.UNTIL)}
    own = _first(cells, Field.CATEGORY)
    if reading and not clean_reading(reading):
        doubts.append(Doubt.READING)
    if any(_first(cells, field) and not day for field, day in days.items()):
        doubts.append(Doubt.DATE)
    if own and not _category(own):
        doubts.append(Doubt.CATEGORY)
    others = (name for cell in cells.get(Field.ALIASES, ()) for name in names_in(cell))
    entry = Entry(
        _category(own) or category,
        cleaned.name,
        _aliases(cleaned.name, (*cleaned.aliases, *others)),
        reading=clean_reading(reading) or cleaned.reading,
        since=days[Field.SINCE],
        until=days[Field.UNTIL],
        note=" ".join(_first(cells, Field.NOTE).split()),
    )
    return Taken(row.number, entry, cleaned.dropped, tuple(doubts))


def _first(cells: Mapping[Field, list[str]], wanted: Field) -> str:
    return next(iter(cells.get(wanted, ())), "")


def _category(cell: str) -> Category | None:
    plain = cell.strip()
    if plain in CATEGORIES:
        return CATEGORIES[plain]
    return Category(plain.lower()) if plain.lower() in list(Category) else None


def _day(cell: str) -> date | None:
    match = _DAY.fullmatch(unicodedata.normalize("NFKC", cell).strip())
    try:
        return date(*map(int, match.groups())) if match else None
    except ValueError:
        return None


def _aliases(term: str, names: Iterable[str]) -> tuple[str, ...]:
    """Other names that are not found anyhow and not everywhere."""
    known = {spelling(term)}
    kept: list[str] = []
    for name in names:
        if len(name) > 1 and form_before(name) < len(name) and spelling(name) not in known:
            known.add(spelling(name))
            kept.append(name)
    return tuple(kept)


def _joined(first: Taken, again: Taken) -> Taken:
    """What two rows tell of one thing; where they differ, the first counts."""
    old, new = first.entry, again.entry
    entry = replace(
        old,
        aliases=_aliases(old.term, (*old.aliases, *new.aliases)),
        reading=old.reading or new.reading,
        since=old.since or new.since,
        until=old.until or new.until,
        note=old.note or new.note,
    )
    return replace(first, entry=entry)
