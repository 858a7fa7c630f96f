"""What is known of an entry when one of its written forms is met, in a few bytes each."""

import struct
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from promptguard.dictionary.schema import Entry
from promptguard.model import Action, Category, Confidence

_RECORD = struct.Struct("<4B2i4I")
_CATEGORIES = tuple(Category)
_NONE = 255


@dataclass(frozen=True, slots=True)
class Record:
    """An entry without its terms. Days are ordinals (1 is 0001-01-01), 0 where there is none."""

    category: Category
    confidence: Confidence
    action: Action | None
    whole_word: bool
    since: int
    until: int
    placeholder: str
    source: int
    """Number of the file among the sources, from zero."""
    line: int

    def counts_on(self, day: date | None) -> bool:
        """Whether the entry is to be found on a day, `since` and `until` included; without a day it always is."""
        return day is None or (self.since <= day.toordinal() and (not self.until or day.toordinal() <= self.until))


def pack_records(entries: Iterable[Entry], sources: Mapping[Path, int]) -> tuple[bytes, bytes]:
    """The records of entries, one behind the other, and the texts that they point into."""
    records, texts = bytearray(), bytearray()
    for entry in entries:
        placeholder = entry.placeholder.encode()
        records += _RECORD.pack(
            _CATEGORIES.index(entry.category),
            entry.confidence,
            _NONE if entry.action is None else entry.action,
            entry.whole_word,
            entry.since.toordinal() if entry.since else 0,
            entry.until.toordinal() if entry.until else 0,
            sources.get(entry.place.file, 0),
            entry.place.line,
            len(texts),
            len(placeholder),
        )
        texts += placeholder
    return bytes(records), bytes(texts)


def unpack_record(records: memoryview, texts: memoryview, number: int) -> Record:
    """One record."""
    category, confidence, action, whole, since, until, source, line, at, length = _RECORD.unpack_from(
        records, number * _RECORD.size
    )
    return Record(
        _CATEGORIES[category], Confidence(confidence), None if action == _NONE else Action(action), bool(whole),
        since, until, bytes(texts[at : at + length]).decode(), source, line,
    )  # fmt: skip


def count_records(records: memoryview) -> int:
    """How many records there are."""
    return len(records) // _RECORD.size
