"""Which entries stand in a text, how they are written there, and why each of them counts or does not."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from promptguard.detect.dictionary import Dictionary as Detector
from promptguard.detect.dictionary import Outcome
from promptguard.dictionary.differences import Variant, differences
from promptguard.dictionary.schema import Dictionary, Entry
from promptguard.dictionary.words import Words
from promptguard.model import Span
from promptguard.normalize.fold import normalize


@dataclass(frozen=True, slots=True)
class Explained:
    """One place of a draft and one entry that is written there.

    `variants` says in what it differs from the listed form (empty: in nothing), `outcome` what became of it; of an
    outcome `in_context` the rest of the draft decides.
    """

    span: Span
    entry: Entry
    variants: tuple[Variant, ...]
    outcome: Outcome


def explain(prompt: str, dictionary: Dictionary, today: date | None = None) -> Iterator[Explained]:
    """Every place where a form of an entry is written, those that do not count included, in order of place.

    Compiles the dictionary in memory; for a look at a few texts, not for scanning.
    """
    text = normalize(prompt)
    for place in Detector(Words.of(dictionary), today).look(text):
        span = text.span(place.start, place.end)
        written = prompt[span.start : span.end]
        for number in place.entries:
            entry = dictionary.entries[number]
            expired = today is not None and not entry.counts_on(today)
            outcome = Outcome.NOT_NOW if expired else place.outcome
            yield Explained(span, entry, differences(written, entry), outcome)
