"""The names of things inside placeholders: which entity `氏名`, `Name` or `PERSON` means, which part `姓` means."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from promptguard.expressions import expression
from promptguard.rulebook.load import cache_folder
from promptguard.rulebook.source import read_all

_SPACING = expression(r"[\s_\-・'’\\>*`]+")


@dataclass(frozen=True, slots=True)
class Labels:
    """Folded names, and what each of them may mean."""

    entities: Mapping[str, frozenset[str]]
    parts: Mapping[str, str]
    words: Mapping[str, tuple[str, ...]]
    """The words that promptguard itself writes for a part, Japanese first."""
    written: tuple[str, ...]
    """The words that promptguard itself writes for things, in both languages."""
    tags: tuple[str, ...]
    """The names of the entities."""

    def meant(self, label: str) -> frozenset[str]:
        """The entities that a label may mean; empty where it is not one of ours."""
        return self.entities.get(folded(label), frozenset())


def folded(label: str) -> str:
    """A label without width, case, blanks and marks."""
    return _SPACING.sub("", unicodedata.normalize("NFKC", label)).casefold()


@lru_cache(maxsize=1)
def load_labels() -> Labels:
    """The names of `labels.yaml`; an entity also goes by its own name."""
    file = Path(__file__).with_name("labels.yaml")
    data = read_all([file], cache_folder())[str(file)]
    entities: dict[str, set[str]] = {}
    for entity, names in data["entities"].items():
        for name in (entity, *names):
            entities.setdefault(folded(name), set()).add(entity)
    return Labels(
        MappingProxyType({name: frozenset(meant) for name, meant in entities.items()}),
        MappingProxyType({folded(name): part for part, names in data["parts"].items() for name in names}),
        MappingProxyType({part: tuple(names[:2]) for part, names in data["parts"].items()}),
        tuple(name for names in data["entities"].values() for name in names[:2]),
        tuple(data["entities"]),
    )
