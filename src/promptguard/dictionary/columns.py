"""Which column of a table holds what: by its header, by what was asked for, or by what its cells look like."""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

import regex

from promptguard.dictionary.sheet import Row, Sheet
from promptguard.dictionary.variants import company_core
from promptguard.model import Category
from promptguard.normalize.fold import normalize


class Field(StrEnum):
    """What of an entry a column can hold, by the names of the dictionary's format."""

    TERM = "term"
    READING = "reading"
    ALIASES = "aliases"
    CATEGORY = "category"
    SINCE = "since"
    UNTIL = "until"
    NOTE = "note"


TERM_HEADERS: Mapping[Category, str] = MappingProxyType(
    {
        Category.CLIENT: r"(?:取引先|得意先|仕入先|顧客|お?客様|会社|企業|法人|社|相手先|販売先|発注先|委託先|請求先"
        r"|納入先|協力会社|加盟店)(?:(?:正式)?名称?)?(?:\(.*\))?|(?:client|customer|company|supplier|vendor)(?:[_]?name)?",
        Category.PROJECT: r"(?:案件|プロジェクト|工事|開発)(?:名称?|番号|コード名?|no\.?)?|pj(?:名|番号|コード)?"
        r"|project(?:[_]?(?:name|code))?",
        Category.INTERNAL: r"(?:製品|商品|システム|社内用語|サービス)(?:名称?|コード名?)?|用語|言葉|(?:正式)?名称"
        r"|term|name",
        Category.PERSONAL: r"(?:社員|従業員|職員|個人)?(?:氏名|名前|名)(?:\(漢字\))?|(?:employee|staff|full)[_]?name",
    }
)
"""What the header of the column with the terms says, by what it lists; the first that a row has is taken."""
HEADERS: Mapping[Field, str] = MappingProxyType(
    {
        Field.READING: r".*(?:フリガナ|ふりがな|カナ名?|よみがな|読み(?:仮名|がな)?|よみ|ヨミ)\)?|reading|kana",
        Field.ALIASES: r"略称|略名|通称|別名|呼称|呼び名|旧(?:社名|名称|商号|称)|英(?:文|語)(?:社名|名称?|表記)"
        r"|alias(?:es)?|short[_]?name",
        Field.CATEGORY: r"区分|分類|カテゴリー?|category",
        Field.SINCE: r"開始日|適用開始日?|since",
        Field.UNTIL: r"終了日|期限|解禁日|公表日|公開日|発売日|until",
    }
)
"""The same for the other columns. Notes are left where they are unless asked for: a dictionary goes to every PC."""
_SEARCHED = 30
"""Rows from the top in which the header is looked for."""
_COMPANY_SHARE = 0.5
_BY_CELLS = 3


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the fields stand (columns from zero), and below which row the data begin."""

    places: Mapping[Field, tuple[int, ...]]
    titles: tuple[str, ...] = ()
    """All headers, empty ones included."""
    header: int = 0
    """The number of the header's row; 0 where there is none."""
    category: Category | None = None
    """What the header of the terms says about all of them."""

    @property
    def unused(self) -> tuple[str, ...]:
        """What the columns are called that nothing is taken from."""
        taken = {column for columns in self.places.values() for column in columns}
        return tuple(" ".join(title.split()) for at, title in enumerate(self.titles) if at not in taken and title)


def recognised(sheet: Sheet) -> Columns | None:
    """The columns by their header, which may stand below titles; without one, a column full of companies."""
    best = max(sheet.rows[:_SEARCHED], key=_score, default=None)
    return (_by_header(best) if best else None) or _by_cells(sheet)


def asked(sheet: Sheet, wanted: Mapping[Field, Sequence[str]]) -> Columns:
    """The columns that were named, by header or letter; the others as recognised.

    Raises:
        KeyError: no column has this name, or (with `term`) none holds the terms.
    """
    found = recognised(sheet) or Columns(MappingProxyType({}))
    places, header = dict(found.places), found.header
    for field, names in wanted.items():
        columns = [_named(sheet, name, header) for name in names]
        places[field] = tuple(column for column, _ in columns)
        header = max([header, *(row for _, row in columns)])
    if Field.TERM not in places:
        raise KeyError(Field.TERM)
    titles = next((row for row in sheet.rows if row.number == header), Row(0, ()))
    category = None if Field.TERM in wanted else found.category
    return Columns(MappingProxyType(places), _titles(titles), header, category)


def letter(column: int) -> str:
    """The letters over a column (from zero) in Excel: `A`, `Z`, `AA`."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def _named(sheet: Sheet, name: str, header: int) -> tuple[int, int]:
    """The column with this header, and its row; or that with this letter."""
    for row in sheet.rows[:_SEARCHED]:
        for column, cell in enumerate(row.cells):
            if cell.strip() and _plain(cell) == _plain(name):
                return column, row.number
    width = max((len(row.cells) for row in sheet.rows), default=0)
    for column in range(width):
        if letter(column) == name.strip().upper():
            return column, header
    raise KeyError(name)


def _plain(cell: str) -> str:
    return regex.sub(r"[\s*※:]", "", unicodedata.normalize("NFKC", cell)).casefold()


def _term_column(row: Row) -> tuple[int, Category] | None:
    """The column of the terms, and what they are."""
    cells = [_plain(cell) for cell in row.cells]
    for category, header in TERM_HEADERS.items():
        for column, cell in enumerate(cells):
            if regex.fullmatch(header, cell) and not regex.fullmatch(HEADERS[Field.READING], cell):
                return column, category
    return None


def _others(row: Row) -> Iterator[tuple[int, Field]]:
    for column, cell in enumerate(map(_plain, row.cells)):
        yield from ((column, field) for field, header in HEADERS.items() if regex.fullmatch(header, cell))


def _score(row: Row) -> tuple[int, int]:
    """How many fields a header row names, and its filled cells (a title has one); without a term it is none."""
    return (1 + len(list(_others(row))), sum(map(bool, _titles(row)))) if _term_column(row) else (0, 0)


def _by_header(row: Row) -> Columns | None:
    term = _term_column(row)
    if term is None:
        return None
    places: dict[Field, tuple[int, ...]] = {Field.TERM: (term[0],)}
    for column, field in _others(row):
        if field not in places or field is Field.ALIASES:
            places[field] = (*places.get(field, ()), column)
    return Columns(MappingProxyType(places), _titles(row), row.number, term[1])


def _titles(row: Row) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in row.cells)


def _by_cells(sheet: Sheet) -> Columns | None:
    """The column in which most cells are names of companies."""
    width = max((len(row.cells) for row in sheet.rows), default=0)
    for column in range(width):
        cells = [cell for row in sheet.rows if (cell := normalize(row.cell(column)).text.strip())]
        companies = sum(company_core(cell) != cell for cell in cells)
        if companies >= _BY_CELLS and companies >= _COMPANY_SHARE * len(cells):
            return Columns(MappingProxyType({Field.TERM: (column,)}), category=Category.CLIENT)
    return None
