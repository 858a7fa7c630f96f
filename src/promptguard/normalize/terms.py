"""Many terms looked up in one pass."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Self

_FEW = 40
"""Terms that are quicker looked for one by one."""


@dataclass(frozen=True, slots=True)
class Terms:
    """A set of terms; finding them costs the length of the text, not the number of terms."""

    lengths: Mapping[str, tuple[int, ...]]
    """Lengths of the terms that start with a character, longest first."""
    terms: frozenset[str]

    @classmethod
    def of(cls, terms: Iterable[str]) -> Self:
        """Take terms; empty ones are left out."""
        known = frozenset(filter(None, terms))
        lengths: dict[str, set[int]] = {}
        for term in known:
            lengths.setdefault(term[0], set()).add(len(term))
        return cls({first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()}, known)

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        """Every (start, end) where a term stands, overlapping ones included, longest first at each place."""
        if len(self.terms) <= _FEW:
            found = ((at, at + len(term)) for term in self.terms for at in occurrences(text, term))
            yield from sorted(found, key=lambda place: (place[0], -place[1]))
            return
        for start, character in enumerate(text):
            for length in self.lengths.get(character, ()):
                end = start + length
                if end <= len(text) and text[start:end] in self.terms:
                    yield start, end


def occurrences(text: str, word: str) -> Iterator[int]:
    """Every offset at which a word stands, as a piece of a longer one or not."""
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)
