"""Where things stand: lines, and the columns of pasted tables.

Tables arrive as TSV (Excel), CSV, Markdown, or set with blanks. A block of at least two lines with the same
separator is a table; its first line is the header when none of its cells looks like a value, and then labels
everything below it. The columns of an SQL `INSERT` label its values in the same way.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

import regex

from promptguard.expressions import expression

_CELLS = {
    "\t": expression(r"(?:(?<=\t)|^)[^\t]*"),
    "|": expression(r"(?:(?<=\|)|^)[^|]*"),
    ",": expression(r'(?:(?<=,)|^)(?:"[^"\n]*"(?=,|$)|[^,]*)'),
    "  ": expression(r"[^ ]+(?: [^ ]+)*"),
}
"""How each separator cuts a line; columns set with blanks are two or more blanks apart."""
_WITH_THOUSANDS = expression(r'(?:(?<=,)|^)(?:"[^"\n]*"(?=,|$)|[0-9]{1,3}(?:,[0-9]{3})+(?=,|$)|[^,]*)')
"""How a row is cut that has more cells than its header because nobody quoted `361,000`."""
_NEEDED = {"\t": 2, "|": 3, ",": 3, "  ": 3}
"""Cells of the first line: a tab is enough for a table; commas, bars and blanks occur in prose."""
_INSERT = expression(r"INSERT\s+INTO\s+[^\s(]+\s*\(([^()]{1,2000})\)\s*VALUES", regex.IGNORECASE)
_TUPLE = expression(r"\s*,?\s*\(((?:'(?:[^']|'')*'|[^()'])*)\)")
_SQL_VALUE = expression(r"\s*('(?:[^']|'')*'|[^,']*)\s*(?:,|$)")
_VALUE_LIKE = expression(r"[0-9]{3,}|[@¥￥]")
_RULE_LINE = expression(r"[|\s:-]*-[|\s:-]*")
_MIN_LINES = 2


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell below a header; offsets are those of the text the layout was made of."""

    start: int
    end: int
    header: str


@dataclass(frozen=True, slots=True)
class Layout:
    """Lines and table cells of one text."""

    line_starts: tuple[int, ...]
    cells: tuple[Cell, ...]

    def line(self, offset: int) -> tuple[int, int]:
        """The number of the line (from zero) and where it starts."""
        number = bisect_right(self.line_starts, offset) - 1
        return number, self.line_starts[number]

    def header(self, offset: int) -> str:
        """The header of the column in which `offset` lies, or an empty string."""
        at = bisect_right(self.cells, offset, key=lambda c: c.start) - 1
        return self.cells[at].header if at >= 0 and offset < self.cells[at].end else ""


def layout(text: str) -> Layout:
    """Read the layout of a text. Linear."""
    lines = text.split("\n")
    starts = [0]
    for line in lines[:-1]:
        starts.append(starts[-1] + len(line) + 1)
    cells = sorted([*_cells(lines, starts), *_inserted(text)], key=lambda cell: cell.start)
    return Layout(tuple(starts), tuple(cells))


def _cells(lines: list[str], starts: list[int]) -> Iterator[Cell]:
    for first, last, separator in _blocks(lines):
        header = [lines[first][slice(*place)].strip(" *#") for place in _places(lines[first], separator)]
        if any(_VALUE_LIKE.search(cell) for cell in header) or not any(header):
            continue
        for number in range(first + 1, last):
            yield from _row(lines[number], starts[number], separator, header)


def _row(line: str, start: int, separator: str, header: list[str]) -> Iterator[Cell]:
    for label, (begin, end) in zip(header, _places(line, separator, len(header)), strict=False):
        if label and line[begin:end].strip() and not _RULE_LINE.fullmatch(line[begin:end]):
            yield Cell(start + begin, start + end, label)


def _places(line: str, separator: str, wanted: int = 0) -> list[tuple[int, int]]:
    """Where the cells of a line are; `wanted` is the number in the header."""
    places = [match.span() for match in _CELLS[separator].finditer(line)]
    if separator == "," and len(places) > wanted > 0:
        places = [match.span() for match in _WITH_THOUSANDS.finditer(line)]
    return places


def _inserted(text: str) -> Iterator[Cell]:
    """The values of SQL `INSERT` statements under their columns."""
    for insert in _INSERT.finditer(text):
        columns = [column.strip(' \t\n"`[]') for column in insert[1].split(",")]
        at = insert.end()
        while values := _TUPLE.match(text, at):
            found = list(_SQL_VALUE.finditer(values[1]))
            for column, value in zip(columns, found, strict=False):
                if value[1]:
                    yield Cell(values.start(1) + value.start(1), values.start(1) + value.end(1), column)
            at = values.end()


def _blocks(lines: list[str]) -> Iterator[tuple[int, int, str]]:
    """Runs of lines that share a separator and, nearly, the number of cells: (first, behind last, separator)."""
    number = 0
    while number < len(lines):
        separator = next((s for s in _CELLS if len(_places(lines[number], s)) >= _NEEDED[s]), "")
        end = number + 1
        while separator and end < len(lines) and _continues(lines[number], lines[end], separator):
            end += 1
        if separator and end - number >= _MIN_LINES:
            yield number, end, separator
        number = end


def _continues(header: str, line: str, separator: str) -> bool:
    wanted = len(_places(header, separator))
    cells = len(_places(line, separator, wanted))
    return cells == wanted or (separator in "\t|" and _MIN_LINES <= cells <= wanted + 1)
