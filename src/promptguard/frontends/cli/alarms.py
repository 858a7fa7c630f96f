"""What the company's dictionary finds in a text, with the entries behind it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from promptguard.assemble import assemble, company_of
from promptguard.dictionary.lexicon import Joined, Lexicon
from promptguard.dictionary.load import load_dictionary
from promptguard.dictionary.opening import Company
from promptguard.dictionary.schema import Dictionary, Entry, Place
from promptguard.dictionary.words import Words
from promptguard.model import Finding
from promptguard.scan import Scanner
from promptguard.settings import Settings


@dataclass(frozen=True, slots=True)
class Alarms:
    """The dictionary's findings, entry by entry; sealed entries cannot be told."""

    scanner: Scanner
    dictionary: Dictionary
    entries: Mapping[int, Entry]
    """By the number under which the detector knows them."""

    @classmethod
    def of(cls, settings: Settings, dictionary: Dictionary | None = None) -> "Alarms":
        """For some settings; `dictionary` is theirs, if it has been read already."""
        read = dictionary or load_dictionary(settings.dictionaries)
        return cls(assemble(settings), read, _numbered(read, company_of(settings)))

    def found(self, text: str) -> Iterator[tuple[Finding, Entry]]:
        """Every finding of the dictionary, and its entry."""
        for finding in self.scanner.scan(text).findings:
            if finding.registered and finding.registered.entry in self.entries:
                yield finding, self.entries[finding.registered.entry]

    def __call__(self, text: str) -> Iterator[tuple[str, Entry]]:
        """The words of the text that are found, and their entries."""
        for finding, entry in self.found(text):
            yield text[finding.span.start : finding.span.end], entry


def _numbered(dictionary: Dictionary, company: Company) -> Mapping[int, Entry]:
    """The entries by number: each file's stand in a row, in the order of the file."""
    by_place = {entry.place: entry for entry in dictionary.entries}
    numbers: dict[int, Entry] = {}
    first = 0
    for part in _parts(company.lexicon):
        if isinstance(part, Words):
            numbers |= {first + number: by_place[place] for number, place in _places(part) if place in by_place}
        first += len(part)
    return numbers


def _parts(lexicon: Lexicon) -> Sequence[Lexicon]:
    return lexicon.parts if isinstance(lexicon, Joined) else (lexicon,)


def _places(part: Words) -> Iterator[tuple[int, Place]]:
    """Where each entry is written."""
    files = [Path(name) for name in part.notes["sources"]]
    for number in range(len(part)):
        record = part.record(number)
        yield number, Place(files[record.source], record.line)
