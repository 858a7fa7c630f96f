"""What a format is given, and what it gives."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Protocol

from promptguard.model import Report
from promptguard.report.wording import Wording
from promptguard.rulebook.schema import Rulebook


@dataclass(frozen=True, slots=True)
class Checked:
    """A draft with its outcome. The text is here for places and snippets only."""

    id: str | int
    source: str
    text: str = field(repr=False)
    report: Report
    line: int | None = None
    """The line of a record in its file."""

    @property
    def title(self) -> str:
        """What people call it: its file, or the line of its file with its id."""
        place = f"{self.source}:{self.line}" if self.line else self.source
        return place if self.id in (place, self.source) else f"{place} ({self.id})"


@dataclass(frozen=True, slots=True)
class View:
    """How to show it. `single`: exactly one draft was asked for."""

    rulebook: Rulebook
    wording: Wording
    colour: bool = False
    single: bool = True


class Format(Protocol):
    """What a module `as_NAME` offers."""

    def render(self, drafts: Iterable[Checked], view: View) -> Iterator[str]:
        """Pieces of the report, as soon as they are known."""
