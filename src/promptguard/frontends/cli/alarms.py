"""What the company's dictionary finds in a text, with the entries behind it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from promptguard.assemble import assemble, company_of
from promptguard.dictionary.lexicon import Joined
from promptguard.dictionary.load import load_dictionary
from promptguard.dictionary.opening import Company
from promptguard.dictionary.schema import Dictionary, Entry
from promptguard.dictionary.words import Words
from promptguard.model import Finding
from promptguard.normalize.fold import normalize
from promptguard.scan import Scanner
from promptguard.settings import Settings

_DETECTOR = "dictionary"


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
        if not self._may_find(text):
            return
        for finding in self.scanner.scan(text).findings:
            if finding.registered and finding.registered.entry in self.entries:
                yield finding, self.entries[finding.registered.entry]

    def _may_find(self, text: str) -> bool:
        """Whether the dictionary's own detector finds anything: the rest of a scan costs a hundred times as much."""
        folded = normalize(text)
        return any(next(iter(each.detect(folded)), None) for each in self.scanner.detectors if each.name == _DETECTOR)

    def __call__(self, text: str) -> Iterator[tuple[str, Entry]]:
        """The words of the text that are found, and their entries."""
        for finding, entry in self.found(text):
            yield text[finding.span.start : finding.span.end], entry


def _numbered(dictionary: Dictionary, company: Company) -> Mapping[int, Entry]:
    """The entries by number: those of each part's files stand in a row, in the order of the files."""
    numbers: dict[int, Entry] = {}
    first = 0
    for part in company.lexicon.parts if isinstance(company.lexicon, Joined) else (company.lexicon,):
        if isinstance(part, Words):
            files = set(map(Path, part.notes["sources"]))
            mine = (each for each in dictionary.entries if each.place.file.absolute() in files)
            numbers |= enumerate(mine, first)
        first += len(part)
    return numbers
