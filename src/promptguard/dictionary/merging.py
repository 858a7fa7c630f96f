"""What a list changes in a dictionary: new entries are added, known ones updated, nothing is doubled or taken away."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from promptguard.dictionary.schema import Entry
from promptguard.dictionary.variants import spelling
from promptguard.model import Category, Confidence

Fields = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Merge:
    """The entries that are new, the fields to set of those that are known, and how many say the same already."""

    added: tuple[Entry, ...] = ()
    changed: tuple[tuple[Entry, Fields], ...] = ()
    same: tuple[Entry, ...] = ()
    """Known entries, as the dictionary has them."""


def merge(new: Iterable[Entry], known: Sequence[Entry]) -> Merge:
    """Compare entries with the dictionary: what has a form in common, in whatever spelling, is the same thing."""
    owners = {spelling(form): entry for entry in reversed(known) for form in entry.forms}
    added: list[Entry] = []
    changed: list[tuple[Entry, Fields]] = []
    same: list[Entry] = []
    for entry in new:
        old = owners.get(spelling(entry.term))
        if old is None:
            added.append(entry)
        elif fields := _news(old, entry):
            changed.append((old, fields))
        else:
            same.append(old)
    return Merge(tuple(added), tuple(changed), tuple(same))


def changed_in(file: Path, changes: Merge, own: Sequence[Entry]) -> Mapping[int, Fields]:
    """The fields to set in one file, by the place of the entry in its list (from zero); `own` are its entries."""
    places = {entry.place: index for index, entry in enumerate(own)}
    return {places[old.place]: fields for old, fields in changes.changed if old.place.file == file}


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
