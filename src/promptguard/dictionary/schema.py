"""Entries of a company's dictionary."""

from dataclasses import dataclass

from promptguard.model import Category


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing only this company knows, with every form in which its admin listed it."""

    category: Category
    term: str
    aliases: tuple[str, ...] = ()

    @property
    def forms(self) -> tuple[str, ...]:
        """Term and aliases."""
        return (self.term, *self.aliases)


@dataclass(frozen=True, slots=True)
class Dictionary:
    """All entries of all files."""

    entries: tuple[Entry, ...] = ()
