"""Dictionary files (YAML) → `Dictionary`."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from promptguard.dictionary.schema import Dictionary, Entry
from promptguard.errors import SourceError
from promptguard.model import Category
from promptguard.rulebook.fields import Fields
from promptguard.rulebook.load import cache_folder
from promptguard.rulebook.source import read_all

_FILE_FIELDS = frozenset({"category", "owner", "note", "entries"})
_ENTRY_FIELDS = frozenset({"term", "category", "aliases", "note"})


def load_dictionary(sources: Sequence[Path]) -> Dictionary:
    """Read files, and all `*.yaml` below folders.

    Raises:
        SourceError: a file is wrong; it is refused whole, with file, line, field and remedy.
    """
    files = [file for source in sources for file in _files(source)]
    entries: list[Entry] = []
    for name, data in read_all(files, cache_folder()).items():
        entries += _entries(Fields.of(Path(name), data))
    return Dictionary(tuple(entries))


def _files(source: Path) -> list[Path]:
    if source.is_dir():
        return sorted(source.rglob("*.yaml"))
    if not source.is_file():
        raise SourceError(source, None, "", "辞書がありません / there is no such dictionary")
    return [source]


def _entries(fields: Fields) -> Iterable[Entry]:
    fields.known(_FILE_FIELDS)
    entries = fields.data.get("entries")
    if not isinstance(entries, list):
        raise fields.error("entries", "「- 用語」の一覧を書いてください / expected a list of terms")
    default = fields.choice("category", Category, None) if "category" in fields.data else None
    for index, item in enumerate(entries):
        at: tuple[str | int, ...] = ("entries", index)
        plain = {"term": item} if isinstance(item, str | int | float) and not isinstance(item, bool) else item
        entry = Fields.of(fields.path, plain, at).known(_ENTRY_FIELDS)
        yield Entry(entry.choice("category", Category, default), entry.text("term"), entry.texts("aliases"))
