"""Sentences from YAML in one language."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from promptguard.rulebook.load import cache_folder
from promptguard.rulebook.source import read_all

LANGUAGES = ("ja", "en")


@dataclass(frozen=True)  # no slots: the words are collected once
class Wording:
    """A tree of sentences, each in every language; `text` picks the one that is spoken."""

    tree: Mapping[str, Any]
    language: str

    def text(self, *keys: str, **fields: object) -> str:
        """The sentence at `keys`, with its fields filled in."""
        node: Any = self.tree
        for key in keys:
            node = node[key]
        sentence: str = node[self.language]
        return sentence.format(**fields) if fields else sentence

    def has(self, *keys: str) -> bool:
        """Whether there is a sentence at `keys`."""
        node: Any = self.tree
        for key in keys:
            node = node.get(key, {})
        return self.language in node

    @cached_property
    def words(self) -> Mapping[str, str]:
        """A short name for every entity and every category."""
        names = {name: each["name"][self.language] for name, each in self.tree["categories"].items()}
        return names | {name: each[self.language] for name, each in self.tree["entities"].items()}


def load_wording(language: str, path: Path | None = None) -> Wording:
    """The sentences of one file; without `path` those of the reports."""
    file = path or Path(__file__).with_name("messages.yaml")
    return Wording(read_all([file], cache_folder())[str(file)], language)
