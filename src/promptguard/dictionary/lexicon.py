"""What the detector asks of a dictionary: where do entries stand, and what is known of them?

`Lexicon` is the question; the answers come from `words.Words` (terms in a trie), from `sealed.Sealed` (digests
only), and from `Joined`, several of them as one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import merge
from typing import Protocol

from promptguard.dictionary.records import Record

Match = tuple[int, int, Sequence[int]]
"""Start, end, and the numbers of the entries that are written so."""


class Lexicon(Protocol):
    """Entries by number, and a way to find them in a text."""

    def __len__(self) -> int:
        """How many entries there are."""

    def find(self, text: str) -> Iterator[Match]:
        """Every place of a comparable text where a form of an entry stands, by start, the longest first."""

    def record(self, number: int) -> Record:
        """What is known of an entry."""


@dataclass(frozen=True, slots=True)
class Joined:
    """Several lexicons as one; the entries of the later ones are numbered on."""

    parts: tuple[Lexicon, ...] = ()

    def __len__(self) -> int:
        """All entries of all parts."""
        return sum(map(len, self.parts))

    def find(self, text: str) -> Iterator[Match]:
        """The matches of all parts."""
        if len(self.parts) == 1:
            return self.parts[0].find(text)
        first, found = 0, []
        for part in self.parts:
            found.append(_numbered(part, text, first))
            first += len(part)
        return merge(*found, key=lambda match: (match[0], -match[1]))

    def record(self, number: int) -> Record:
        """What is known of an entry."""
        for part in self.parts:
            if number < len(part):
                return part.record(number)
            number -= len(part)
        raise IndexError(number)


def _numbered(part: Lexicon, text: str, first: int) -> Iterator[Match]:
    for start, end, numbers in part.find(text):
        yield start, end, tuple(first + number for number in numbers)


NOTHING = Joined()
"""The lexicon of a company without a dictionary."""
