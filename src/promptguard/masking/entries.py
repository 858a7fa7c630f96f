"""What a placeholder stands for, and all that a session of work remembers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType


class Style(StrEnum):
    """How placeholders are written."""

    JA = "ja"
    """`【氏名1】`; in English `【Name1】`."""
    TAG = "tag"
    """`<PERSON_1>`."""
    SURROGATE = "surrogate"
    """Invented values of the same kind and form; what has none is written as in `ja`."""
    BLOCK = "block"
    """`■■■`: one way only."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One placeholder and the exact characters of the draft that it stands for."""

    placeholder: str
    original: str = field(repr=False)
    entity: str
    number: int
    part: str = ""
    """Which form of the thing: empty for the first, `surname`, `given`, `full`, `kana`, `other`, `other2` …"""
    escapes: int = 0
    """How many JSON strings deep `original` was written, where that makes a difference."""
    style: Style = Style.JA
    derived: bool = False
    """Not in the masked text: what a model may make of a surrogate (the surname of a full name)."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """The entries of a session, oldest first, the highest number given to each kind, and the key of its surrogates."""

    entries: tuple[Entry, ...] = ()
    highest: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    seed: bytes = field(default=b"", repr=False)

    def joined(self, entries: Iterable[Entry], highest: Mapping[str, int]) -> "Ledger":
        """This ledger with more entries; one with the same placeholder stays as it is."""
        known = {entry.placeholder for entry in self.entries}
        new = tuple(entry for entry in entries if entry.placeholder not in known)
        top = {kind: max(self.highest.get(kind, 0), highest.get(kind, 0)) for kind in {**self.highest, **highest}}
        return Ledger((*self.entries, *new), MappingProxyType(top), self.seed)
