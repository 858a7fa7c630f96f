"""The company's own words, found in every usual written form."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from promptguard.detect._dictionary.vocabulary import is_ordinary, is_word, may_be_part
from promptguard.detect._dictionary.words import Standing, anywhere, whole_word
from promptguard.detect._interface import Detector, Setup
from promptguard.dictionary.lexicon import Lexicon
from promptguard.dictionary.records import Record
from promptguard.dictionary.spoken import entity_of
from promptguard.model import Hit, Registered, RuleId
from promptguard.normalize.text import NormalizedText
from promptguard.normalize.variants import comparable

_CONTEXT = "{}-meant"
"""What must stand near an ordinary word that is an entry as well, by category (`rules/contexts/client_meant.yaml`)."""


class Outcome(StrEnum):
    """What became of a place where a form of an entry is written."""

    FOUND = "found"
    IN_CONTEXT = "in_context"
    """An ordinary word, too: found where the context holds."""
    INSIDE_WORD = "inside_word"
    NO_WORD = "no_word"
    """Sudachi does not take it for a word of its own."""
    NOT_NOW = "not_now"
    """Before `since` or after `until` of every entry that is written so."""


@dataclass(frozen=True, slots=True)
class Looked:
    """One place of the folded text, the entries that are written so, and what became of it."""

    start: int
    end: int
    entries: Sequence[int]
    outcome: Outcome


def build(setup: Setup) -> Detector | None:
    """The detector for the entries of the company; None where it has none."""
    contexts = frozenset(setup.rulebook.contexts)
    return Dictionary(setup.lexicon, setup.today, contexts) if len(setup.lexicon) else None


@dataclass(frozen=True, slots=True)
class Dictionary:
    """Looks the comparable text up in the comparable forms of all entries, longest form first."""

    lexicon: Lexicon
    today: date | None = None
    contexts: frozenset[str] = frozenset()
    name: str = "dictionary"

    def detect(self, text: NormalizedText) -> Iterator[Hit]:
        """Every place where an entry stands."""
        for place in self.look(text):
            number = next((n for n in place.entries if self.lexicon.record(n).counts_on(self.today)), None)
            if number is not None and place.outcome in (Outcome.FOUND, Outcome.IN_CONTEXT):
                record = self.lexicon.record(number)
                yield _hit(number, record, place, self._needs(record) if place.outcome is Outcome.IN_CONTEXT else ())

    def look(self, text: NormalizedText) -> Iterator[Looked]:
        """Every place where a form of an entry is written; inside a place that counts no shorter form is looked for."""
        view = comparable(text.text)
        behind = 0
        for start, end, entries in self.lexicon.find(view.text):
            if start >= behind:
                place = self._judged(text.text, *view.source_range(start, end), entries)
                yield place
                behind = end if place.outcome in (Outcome.FOUND, Outcome.IN_CONTEXT) else behind

    def _needs(self, record: Record) -> tuple[str, ...]:
        """The context of the category, or the one of all others."""
        own, other = _CONTEXT.format(record.category), _CONTEXT.format("company")
        return tuple(name for name in (own if own in self.contexts else other,) if name in self.contexts)

    def _judged(self, text: str, start: int, end: int, entries: Sequence[int]) -> Looked:
        records = [record for n in entries if (record := self.lexicon.record(n)).counts_on(self.today)]
        if not records:
            return Looked(start, end, entries, Outcome.NOT_NOW)
        if not records[0].whole_word:
            standing = anywhere(text, start, end)
            return Looked(standing.start, standing.end, entries, Outcome.FOUND)
        whole = whole_word(text, start, end)
        if whole is None:
            return Looked(start, end, entries, Outcome.INSIDE_WORD)
        return Looked(whole.start, whole.end, entries, _outcome(text, whole))


def _outcome(text: str, whole: Standing) -> Outcome:
    """What the vocabulary makes of a term that no neighbour explains."""
    if not whole.is_doubtful:
        return Outcome.FOUND
    ordinary = is_ordinary(whole)
    if (ordinary or may_be_part(whole)) and not is_word(text, whole):
        return Outcome.NO_WORD
    return Outcome.IN_CONTEXT if ordinary else Outcome.FOUND


def _hit(number: int, record: Record, place: Looked, needs: tuple[str, ...]) -> Hit:
    category = record.category
    return Hit(
        RuleId(f"dictionary-{category}"),
        entity_of(category),
        category,
        record.confidence,
        place.start,
        place.end,
        0,
        Registered(number, record.action, record.placeholder),
        needs,
    )
