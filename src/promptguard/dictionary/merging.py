"""What a list changes in a dictionary: new entries are added, known ones updated, nothing is doubled or taken away."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from promptguard.dictionary.schema import Entry
from promptguard.dictionary.variants import spelling
from promptguard.model import Category, Confidence

Fields = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Change:
    """The fields to set of a known entry, which stands at `index` in the list of its file (from zero)."""

    entry: Entry
    index: int
    fields: Fields


@dataclass(frozen=True, slots=True)
class Merge:
    """New entries, known ones of which more is told, and those that say the same, as the dictionary has them."""

    added: tuple[Entry, ...] = ()
    changed: tuple[Change, ...] = ()
    same: tuple[Entry, ...] = ()

    def in_file(self, file: Path) -> Mapping[int, Fields]:
        """The fields to set in one file, by the place of the entry in its list."""
        return {change.index: change.fields for change in self.changed if change.entry.place.file == file}


def merge(new: Iterable[Entry], known: Sequence[Entry]) -> Merge:
    """Compare entries with the dictionary: what has a form in common, in whatever spelling, is the same thing.

    `known` are all entries of each file, in the order of the file.
    """
    owners = {spelling(form): placed for placed in reversed(list(_placed(known))) for form in placed[0].forms}
    added: list[Entry] = []
    changed: list[Change] = []
    same: list[Entry] = []
    for entry in new:
        old, index = owners.get(spelling(entry.term), (None, 0))
        if old is None:
            added.append(entry)
        elif fields := _news(old, entry):
            changed.append(Change(old, index, fields))
        else:
            same.append(old)
    return Merge(tuple(added), tuple(changed), tuple(same))


def _placed(entries: Iterable[Entry]) -> Iterator[tuple[Entry, int]]:
    """Each entry with its place in the list of its file."""
    counts: Counter[Path] = Counter()
    for entry in entries:
        yield entry, counts[entry.place.file]
        counts[entry.place.file] += 1


def _news(old: Entry, new: Entry) -> Fields:
    """The fields that a list tells otherwise; what it does not tell stays."""
    known = set(map(spelling, old.forms))
    names = [name for name in (new.term, *new.aliases) if spelling(name) not in known]
    fields: dict[str, object] = {"aliases": [*old.aliases, *names]} if names else {}
    for key in ("reading", "since", "until", "note"):
        told = getattr(new, key)
        if told and told != getattr(old, key):
            fields[key] = told
    return fields


def as_data(entry: Entry, default: Category | None = None) -> str | Fields:
    """An entry as it is written in a file: a plain text where there is nothing to say but the term."""
    told = {
        "term": entry.term,
        "category": str(entry.category) if entry.category is not default else None,
        "aliases": list(entry.aliases),
        "reading": entry.reading,
        "since": entry.since,
        "until": entry.until,
        "action": entry.action.name.lower() if entry.action is not None else None,
        "confidence": entry.confidence.name.lower() if entry.confidence is not Confidence.CERTAIN else None,
        "whole_word": None if entry.whole_word else False,
        "note": entry.note,
        "placeholder": entry.placeholder,
    }
    fields = {key: value for key, value in told.items() if value or value is False}
    return entry.term if set(fields) == {"term"} else fields
