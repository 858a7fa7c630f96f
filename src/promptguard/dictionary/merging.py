"""What a list changes in a dictionary: new entries are added, known ones updated, nothing is doubled or taken away."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from promptguard.dictionary.editing import appended, with_fields
from promptguard.dictionary.schema import Entry
from promptguard.dictionary.variants import spelling
from promptguard.model import Category, Confidence

Fields = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Merge:
    """The changes to one file, and what stands in others already."""

    added: tuple[Entry, ...] = ()
    changed: Mapping[int, Fields] = field(default_factory=lambda: MappingProxyType({}))
    """Fields to set, by the place of the entry in the file's list (from zero)."""
    same: int = 0
    elsewhere: tuple[tuple[Entry, Entry], ...] = ()
    """Entries of the list, and those of other files that are the same thing."""


def merge(new: Iterable[Entry], known: Sequence[Entry], target: Path) -> Merge:
    """Compare entries with the dictionary: those of `target` are updated, those of other files left to them."""
    here = [entry for entry in known if entry.place.file == target]
    places = {spelling(form): index for index, entry in reversed([*enumerate(here)]) for form in entry.forms}
    others = {spelling(form): entry for entry in known if entry.place.file != target for form in entry.forms}
    added: list[Entry] = []
    changed: dict[int, Fields] = {}
    elsewhere: list[tuple[Entry, Entry]] = []
    same = 0
    for entry in new:
        key = spelling(entry.term)
        if key in places:
            fields = _news(here[places[key]], entry)
            changed |= {places[key]: fields} if fields else {}
            same += not fields
        elif key in others:
            elsewhere.append((entry, others[key]))
        else:
            added.append(entry)
    return Merge(tuple(added), changed, same, tuple(elsewhere))


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


def written(path: Path, text: str, changes: Merge, default: Category | None) -> str:
    """The text of the file with the changes made; `default` is the category that the file names for all.

    Raises:
        SourceError: the file is written in a way that cannot be changed without harm.
    """
    text = with_fields(path, text, "entries", changes.changed)
    return appended(path, text, "entries", [as_data(entry, default) for entry in changes.added])


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
