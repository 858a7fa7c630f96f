"""What the company's dictionary finds in a text, with the entries behind it."""

from collections.abc import Iterator
from dataclasses import dataclass

from promptguard.dictionary.schema import Dictionary, Entry
from promptguard.model import Finding
from promptguard.scan import Scanner


@dataclass(frozen=True, slots=True)
class Alarms:
    """The dictionary's findings, entry by entry. `scanner` was made with this very dictionary."""

    scanner: Scanner
    dictionary: Dictionary

    def found(self, text: str) -> Iterator[tuple[Finding, Entry]]:
        """Every finding of the dictionary, and its entry."""
        for finding in self.scanner.scan(text).findings:
            if finding.registered and finding.registered.entry < len(self.dictionary.entries):
                yield finding, self.dictionary.entries[finding.registered.entry]

    def __call__(self, text: str) -> Iterator[tuple[str, Entry]]:
        """The words of the text that are found, and their entries."""
        for finding, entry in self.found(text):
            yield text[finding.span.start : finding.span.end], entry
