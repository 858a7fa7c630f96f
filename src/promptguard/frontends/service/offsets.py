"""Offsets for whoever counts in UTF-16 code units, as JavaScript, Java, C# and Windows do: `𠮷` is two of them."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Self

_LAST_OF_PLANE_ZERO = "\uffff"


@dataclass(frozen=True, slots=True)
class Utf16:
    """The characters of a text that take two code units, by their offsets in code points and in code units."""

    points: tuple[int, ...]
    units: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> Self:
        """Find them."""
        points = tuple(at for at, character in enumerate(text) if character > _LAST_OF_PLANE_ZERO)
        return cls(points, tuple(at + before for before, at in enumerate(points)))

    def from_points(self, offset: int) -> int:
        """An offset in code units for one in code points."""
        return offset + bisect_right(self.points, offset - 1)

    def to_points(self, offset: int) -> int:
        """An offset in code points for one in code units; one in the middle of a character is that of its start."""
        return offset - bisect_right(self.units, offset - 1)


def in_units(records: Iterable[dict[str, Any]], wide: Utf16) -> None:
    """Count `start`, `end` and, where there is one, `column` of what is shown in UTF-16 code units."""
    for shown in records:
        line_start = wide.from_points(shown["start"] - shown.get("column", 1) + 1)
        shown["start"], shown["end"] = wide.from_points(shown["start"]), wide.from_points(shown["end"])
        if "column" in shown:
            shown["column"] = shown["start"] - line_start + 1
