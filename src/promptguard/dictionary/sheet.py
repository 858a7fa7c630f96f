"""Tables as people keep them (CSV, TSV, `.xlsx`) → rows with the numbers under which Excel shows them."""

import csv
import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO, StringIO
from typing import Any

from promptguard.errors import SourceError, Told

_DELIMITERS = ",\t;"
_SAMPLE = 50
_NOT_A_WORKBOOK = Told(
    "Excel のブック（.xlsx）として読めません。Excel で開き、パスワードを外して .xlsx か CSV で保存し直してください。",
    "this is no workbook that can be read; open it in Excel, remove the password and save it as .xlsx or CSV.",
)
_ENDLESS_CELL = Told(
    'セルが長すぎます。閉じていない " が無いか確かめてください。',
    'this cell is too long; look for a " that is never closed.',
)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table; `number` counts from one."""

    number: int
    cells: tuple[str, ...]

    def cell(self, column: int) -> str:
        """The text of a column (from zero); empty where the row is shorter."""
        return self.cells[column] if column < len(self.cells) else ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands in it."""
        return not any(cell.strip() for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table; that of a CSV file has no name."""

    name: str
    rows: tuple[Row, ...]


def sheet_of_text(text: str, path: object = "-") -> Sheet:
    """The table of a CSV or TSV file; commas, tabs and semicolons are told apart by what is most frequent.

    Raises:
        SourceError: a cell has no end.
    """
    reader = csv.reader(StringIO(text, newline=""), delimiter=_delimiter(text))
    try:
        return Sheet("", tuple(Row(number, tuple(cells)) for number, cells in enumerate(reader, 1)))
    except csv.Error:
        raise SourceError(path, reader.line_num, "", _ENDLESS_CELL) from None


def _delimiter(text: str) -> str:
    counts = Counter("".join(text.splitlines()[:_SAMPLE]))
    return max(_DELIMITERS, key=lambda sign: (counts[sign], -_DELIMITERS.index(sign)))


def sheets_of_workbook(data: bytes, path: object) -> tuple[Sheet, ...]:
    """The tables of an `.xlsx`; a cell merged downwards gives its value to all rows that it spans.

    Raises:
        SourceError: the bytes are no workbook, or a locked one.
    """
    from zipfile import BadZipFile

    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = load_workbook(BytesIO(data), data_only=True)
    except (BadZipFile, InvalidFileException, SyntaxError, KeyError, ValueError, OSError):  # damaged XML is SyntaxError
        raise SourceError(path, None, "", _NOT_A_WORKBOOK) from None
    return tuple(Sheet(table.title, tuple(_rows(table))) for table in book.worksheets)


def _rows(table: Any) -> Iterator[Row]:  # noqa: ANN401 - a worksheet, whose cells are of any type
    grid = [list(cells) for cells in table.iter_rows(values_only=True)]
    for merged in table.merged_cells.ranges:
        value = grid[merged.min_row - 1][merged.min_col - 1]
        for row in range(merged.min_row, merged.max_row):
            grid[row][merged.min_col - 1] = value
    for number, values in enumerate(grid, 1):
        yield Row(number, tuple(map(_shown, values)))


def _shown(value: object) -> str:
    """A cell as the screen shows it, near enough: dates without a time, whole numbers without a fraction."""
    match value:
        case None:
            return ""
        case dt.datetime():
            return value.date().isoformat()
        case float() if value.is_integer():
            return str(int(value))
        case _:
            return str(value)


def text_of_rows(rows: Iterable[Sequence[str]]) -> str:
    """Rows as CSV, with the line ends that Excel writes."""
    out = StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerows(rows)
    return out.getvalue()


def workbook_of_rows(rows: Sequence[Sequence[str]]) -> bytes:
    """Rows as an `.xlsx` whose first row is a header that stays in view; every cell is text, never a formula."""
    from openpyxl import Workbook

    book = Workbook()
    table = book.worksheets[0]
    for number, cells in enumerate(rows, 1):
        for column, text in enumerate(cells, 1):
            cell = table.cell(number, column)
            cell.value, cell.data_type, cell.number_format = text, "s", "@"
    table.freeze_panes = "A2"
    table.auto_filter.ref = table.dimensions
    out = BytesIO()
    book.save(out)
    return out.getvalue()
