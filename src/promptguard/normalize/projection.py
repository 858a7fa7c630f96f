"""A text made from another by edits, with the way back."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple, Self


class Edit(NamedTuple):
    """Replace the half-open range [start, end) of the source by `text`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Projection:
    """`text`, and for every character of it the range of the source that produced it.

    The map is piecewise: between two edits characters correspond one to one, inside an edit every character
    of the replacement stands for the whole replaced range. Building and looking up cost O(edits), not O(text).
    """

    text: str
    outs: tuple[int, ...]
    ins: tuple[int, ...]
    widths: tuple[int, ...]
    """Width of the source range of a replacement, 0 for a one-to-one piece."""

    @classmethod
    def of(cls, source: str, edits: Iterable[Edit]) -> Self:
        """Apply `edits`, which must be sorted and must not overlap."""
        parts: list[str] = []
        outs, ins, widths = [0], [0], [0]
        at = length = 0
        for start, end, text in edits:
            parts.append(source[at:start])
            length += start - at
            if text:
                parts.append(text)
                outs.append(length)
                ins.append(start)
                widths.append(max(1, end - start))
                length += len(text)
            outs.append(length)
            ins.append(end)
            widths.append(0)
            at = end
        parts.append(source[at:])
        return cls("".join(parts), tuple(outs), tuple(ins), tuple(widths))

    def source_range(self, start: int, end: int) -> tuple[int, int]:
        """The smallest range of the source that produced `text[start:end]` (start < end)."""
        first = bisect_right(self.outs, start) - 1
        last = bisect_right(self.outs, end - 1) - 1
        left = self.ins[first] + (0 if self.widths[first] else start - self.outs[first])
        right = self.ins[last] + (self.widths[last] or end - self.outs[last])
        return left, right


@dataclass(frozen=True, slots=True)
class View:
    """A text and the chain of projections that led to it from a source."""

    text: str
    steps: tuple[Projection, ...] = ()

    def then(self, edits: Iterable[Edit]) -> "View":
        """This view after further edits of its text; itself when there are none."""
        step = Projection.of(self.text, edits)
        return View(step.text, (*self.steps, step)) if len(step.outs) > 1 else self

    def source_range(self, start: int, end: int) -> tuple[int, int]:
        """The smallest range of the source behind `text[start:end]` (start < end)."""
        for step in reversed(self.steps):
            start, end = step.source_range(start, end)
        return start, end
