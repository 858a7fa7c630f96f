"""A dictionary compiled: the written forms of its entries in a trie that is read where it lies, in memory or mapped."""

import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from promptguard.dictionary.container import Container, pack, parse
from promptguard.dictionary.lexicon import Match
from promptguard.dictionary.links import Links, pack_links, unpack_links
from promptguard.dictionary.numbers import number_from, number_to
from promptguard.dictionary.records import Record, count_records, pack_records, unpack_record
from promptguard.dictionary.schema import Dictionary
from promptguard.dictionary.variants import keyed
from promptguard.rulebook.schema import Rule

_NO_SURROGATES = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")


def compiled(dictionary: Dictionary) -> bytes:
    """The bytes of a dictionary, as `Words` reads them and as they are kept on disk."""
    from marisa_trie import Trie

    pairs = list(keyed(dictionary.entries))
    trie = Trie(key for key, _ in pairs)
    starts, entries = pack_links(((trie[key], number) for key, number in pairs), len(trie))
    files = {source.path: number for number, source in enumerate(dictionary.sources)}
    records, texts = pack_records(dictionary.entries, files)
    notes = {
        "byteorder": sys.byteorder,
        "longest": max((len(key) for key, _ in pairs), default=0),
        "sources": [str(path) for path in files],
        "numbers": [number_to(rule) for rule in dictionary.rules],
        "allow": [allowed.term for allowed in dictionary.allow],
    }
    sections = {"trie": trie.tobytes(), "starts": starts, "entries": entries, "records": records, "texts": texts}
    return pack(notes, sections)


@dataclass(frozen=True)  # no slots: the trie is mapped on first use
class Words:
    """The entries of a compiled dictionary, and what else its files say."""

    container: Container

    @classmethod
    def of(cls, dictionary: Dictionary) -> "Words":
        """A dictionary compiled in memory."""
        return cls(parse(memoryview(compiled(dictionary))))

    @property
    def notes(self) -> Mapping[str, Any]:
        """What was noted beside the entries."""
        return self.container.notes

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The company's own number forms."""
        return tuple(map(number_from, self.notes["numbers"]))

    @property
    def allow(self) -> tuple[str, ...]:
        """What is never a finding."""
        return tuple(self.notes["allow"])

    @cached_property
    def _trie(self) -> Any:  # noqa: ANN401 - marisa_trie ships no types
        from marisa_trie import Trie

        trie = Trie()
        trie.map(self.container.sections["trie"])
        return trie

    @cached_property
    def _links(self) -> Links:
        return unpack_links(self.container.sections["starts"], self.container.sections["entries"])

    def __len__(self) -> int:
        """How many entries there are."""
        return count_records(self.container.sections["records"])

    def find(self, text: str) -> Iterator[Match]:
        """Every place of a comparable text where a form of an entry stands, by start, the longest first."""
        longest = self.notes["longest"]
        if not longest:
            return
        trie, text = self._trie, _encodable(text)
        begins: dict[str, bool] = {}
        for start in range(len(text)):
            first = text[start : start + 2]
            if first not in begins:
                begins[first] = next(trie.iterkeys(first), None) is not None
            if begins[first]:
                for key, number in reversed(list(trie.iter_prefixes_with_ids(text[start : start + longest]))):
                    yield start, start + len(key), self._links.of(number)

    def record(self, number: int) -> Record:
        """What is known of an entry."""
        sections = self.container.sections
        return unpack_record(sections["records"], sections["texts"], number)


def _encodable(text: str) -> str:
    """The text, or one of the same length without the lone surrogates that no key has and no trie takes."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.translate(_NO_SURROGATES)
    return text
