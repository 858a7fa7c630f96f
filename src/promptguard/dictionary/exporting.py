"""Entries → rows and files that `import` reads again."""

from collections.abc import Iterable, Mapping, Sequence

from promptguard.dictionary.editing import appended
from promptguard.dictionary.merging import as_data
from promptguard.dictionary.schema import Entry
from promptguard.dictionary.spoken import CATEGORIES
from promptguard.dictionary.suggesting import Candidate
from promptguard.model import Category

_HEADERS: Mapping[str, Sequence[str]] = {
    "ja": ("用語", "区分", "別名", "読み", "開始日", "終了日", "備考", "ファイル"),
    "en": ("term", "category", "aliases", "reading", "since", "until", "note", "file"),
}


def rows(entries: Iterable[Entry], language: str) -> list[list[str]]:
    """One line for each entry, below a header that `import` recognises."""
    names = {category: name for name, category in CATEGORIES.items()} if language == "ja" else {}
    return [list(_HEADERS[language]), *(_row(entry, names) for entry in entries)]


def _row(entry: Entry, names: Mapping[Category, str]) -> list[str]:
    since, until = (day.isoformat() if day else "" for day in (entry.since, entry.until))
    aliases = "、".join(entry.aliases)
    category = names.get(entry.category, str(entry.category))
    return [entry.term, category, aliases, entry.reading, since, until, entry.note, entry.place.file.name]


def as_yaml(entries: Iterable[Entry]) -> str:
    """All entries as one dictionary file, each with its category."""
    return appended("", "", "entries", [as_data(entry) for entry in entries])


def suggested_rows(candidates: Iterable[Candidate], language: str) -> list[list[str]]:
    """Candidates below a header that `import` recognises, with what a person needs to choose."""
    names = {category: name for name, category in CATEGORIES.items()} if language == "ja" else {}
    head = {"ja": ["用語", "区分", "回数", "文章の数", "例"], "en": ["term", "category", "count", "texts", "example"]}
    lines = [
        [each.term, names.get(each.category, str(each.category)), str(each.count), str(each.texts), each.example]
        for each in candidates
    ]
    return [head[language], *lines]
