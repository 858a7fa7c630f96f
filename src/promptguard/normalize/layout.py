"""Where things stand: lines, and the columns of pasted tables.

Tables arrive as TSV (Excel), CSV or Markdown. A block of at least two lines with the same separator is a table;
its first line is the header when none of its cells looks like a value. The header cell is the label of everything below it.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

_SEPARATORS = ("\t", "|", ",")
_VALUE_LIKE = re.compile(r"[0-9]{3,}|[@¥￥]")
_RULE_LINE = re.compile(r"[|\s:-]*-[|\s:-]*")
_MIN_CELLS = 2


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
    return Layout(tuple(starts), tuple(_cells(lines, starts)))


def _cells(lines: list[str], starts: list[int]) -> Iterator[Cell]:
    for first, last, separator in _blocks(lines):
        header = [cell.strip(" *#") for cell in lines[first].split(separator)]
        if any(_VALUE_LIKE.search(cell) for cell in header) or not any(header):
            continue
        for number in range(first + 1, last):
            yield from _row(lines[number], starts[number], separator, header)


def _row(line: str, start: int, separator: str, header: list[str]) -> Iterator[Cell]:
    at = start
    for index, cell in enumerate(line.split(separator)):
        if cell.strip() and index < len(header) and header[index] and not _RULE_LINE.fullmatch(cell):
            yield Cell(at, at + len(cell), header[index])
        at += len(cell) + len(separator)


def _blocks(lines: list[str]) -> Iterator[tuple[int, int, str]]:
    """Runs of lines that share a separator and, nearly, the number of cells: (first, behind last, separator)."""
    number = 0
    while number < len(lines):
        separator = next((s for s in _SEPARATORS if lines[number].count(s) >= _needed(s)), "")
        end = number + 1
        while separator and end < len(lines) and _continues(lines[number], lines[end], separator):
            end += 1
        if separator and end - number >= _MIN_CELLS:
            yield number, end, separator
        number = end


def _needed(separator: str) -> int:
    """A tab is enough for a table; commas and bars occur in prose."""
    return 1 if separator == "\t" else 2


def _continues(header: str, line: str, separator: str) -> bool:
    cells, wanted = line.count(separator), header.count(separator)
    return cells == wanted or (separator != "," and 1 <= cells <= wanted + 1)
