"""Offsets as lines and columns, both counted from one; columns are code points."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple, Self

from promptguard.model import Finding
from promptguard.report.wording import Wording

_LINE_END = re.compile(r"\r\n|\n|\r")


class Place(NamedTuple):
    """Where something starts."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Lines:
    """Where the lines of a text start and end (without their line ends)."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> Self:
        """Find the lines."""
        breaks = [match.span() for match in _LINE_END.finditer(text)]
        return cls((0, *(end for _, end in breaks)), (*(start for start, _ in breaks), len(text)))

    def place(self, offset: int) -> Place:
        """Line and column of an offset."""
        line = bisect_right(self.starts, offset)
        return Place(line, offset - self.starts[line - 1] + 1)

    def around(self, offset: int) -> tuple[int, int]:
        """Start and end of the line that holds an offset."""
        line = bisect_right(self.starts, offset) - 1
        return self.starts[line], self.ends[line]


def place_of(finding: Finding, lines: Lines, words: Wording) -> str:
    """Where a finding starts, in words."""
    place = lines.place(finding.span.start)
    return words.text("report", "place", line=place.line, column=place.column)


def places(findings: Iterable[Finding], lines: Lines, words: Wording) -> str:
    """Where findings start, in a row."""
    return words.text("report", "place_joint").join(place_of(finding, lines, words) for finding in findings)
