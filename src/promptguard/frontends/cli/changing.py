"""Files of the dictionary opened, changed and put back, for the commands that add to it."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from promptguard.dictionary.editing import appended, inline, with_fields
from promptguard.dictionary.load import load_file
from promptguard.dictionary.merging import Merge, as_data, merge
from promptguard.dictionary.schema import Entry
from promptguard.frontends.cli.curation import FILES, Curation, with_dictionary
from promptguard.frontends.writing import read_whole, replace_whole
from promptguard.model import Category

_ALLOWED = "allow"


def kept(
    entries: Sequence[Entry], category: Category, to: Path | None, owner: str, curation: Curation
) -> tuple[Merge, Path]:
    """Add entries to the file of a category, or to that which is named; update known ones where they stand.

    Raises:
        SourceError: a file is wrong, or cannot be written; it is as it was.
    """
    if entries:
        _refuse_unusable(entries, category, _target(category, to, curation))
    ready = curation if to else with_dictionary(curation)
    changes, target = planned(entries, category, to, ready)
    for file in sorted({change.entry.place.file for change in changes.changed}):
        text, before = read_whole(file)
        replace_whole(file, with_fields(file, text, "entries", changes.in_file(file)), before, load_file)
    if changes.added:
        _add(target, changes.added, category, _head(category, owner, ready))
    return changes, target


def planned(entries: Sequence[Entry], category: Category, to: Path | None, curation: Curation) -> tuple[Merge, Path]:
    """What entries would change, and the file to which the new ones go; nothing is written."""
    target = _target(category, to, curation)
    known = curation.dictionary().entries
    if target.exists() and not any(entry.place.file == target for entry in known):
        known = (*known, *load_file(target).entries)
    return merge(entries, known), target


def _target(category: Category, to: Path | None, curation: Curation) -> Path:
    """The file for new entries of a category."""
    return curation.file_for(to, FILES.get(category, str(category)))


def _add(file: Path, entries: Sequence[Entry], category: Category, head: str) -> None:
    """Append entries; a new file begins with its head."""
    text, before = read_whole(file)
    default = load_file(file).sources[0].category if before is not None else category
    items = [as_data(entry, default) for entry in entries]
    replace_whole(file, appended(file, head if before is None else text, "entries", items), before, load_file)


def _refuse_unusable(entries: Sequence[Entry], category: Category, file: Path) -> None:
    """Read the entries as a file of their own, before any file or folder is made for them."""
    text = appended(file, f"category: {category}\n", "entries", [as_data(entry, category) for entry in entries])
    load_file(file, text.encode())


def _head(category: Category, owner: str, curation: Curation) -> str:
    """How a new file begins."""
    words = curation.words
    line = words.text("files", "owner", name=inline(owner)) if owner else words.text("files", "no_owner")
    return words.text("files", "new", category=category, owner=line)


def allow(item: Mapping[str, object], curation: Curation) -> Path:
    """Add one item to the company's list of what is allowed; the file.

    Raises:
        SourceError: as `kept`.
    """
    file = with_dictionary(curation).file_for(None, _ALLOWED)
    text, before = read_whole(file)
    head = curation.words.text("files", "allowed") if before is None else text
    replace_whole(file, appended(file, head, "allow", [item]), before, load_file)
    return file
