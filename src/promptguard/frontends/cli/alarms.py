"""What the company's dictionary finds in a text, with the entries behind it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from promptguard.dictionary.schema import Dictionary, Entry
from promptguard.dictionary.variants import spelling
from promptguard.model import Finding
from promptguard.scan import Scanner

_RULE = "dictionary-"


@dataclass(frozen=True, slots=True)
class Alarms:
    """The dictionary's findings, entry by entry."""

    scanner: Scanner
    entries: Mapping[str, Entry]

    @classmethod
    def of(cls, scanner: Scanner, dictionary: Dictionary) -> "Alarms":
        """For a scanner, and the entries of its dictionary."""
        return cls(scanner, {spelling(form): entry for entry in dictionary.entries for form in entry.forms})

    def found(self, text: str) -> Iterator[tuple[Finding, Entry]]:
        """Every finding of the dictionary, and its entry."""
        for finding in self.scanner.scan(text).findings:
            entry = self.entries.get(spelling(text[finding.span.start : finding.span.end]))
            if entry is not None and finding.rule.startswith(_RULE):
                yield finding, entry

    def __call__(self, text: str) -> Iterator[tuple[str, Entry]]:
        """The words of the text that are found, and their entries."""
        for finding, entry in self.found(text):
            yield text[finding.span.start : finding.span.end], entry
