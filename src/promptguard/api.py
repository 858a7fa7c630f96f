"""The library: a `Scanner` in five calls, and `mask(text)` for a single draft.

scanner = Scanner.load()             # settings, rules and dictionary; seconds the first time, worth keeping
scanner.scan(text).action            # a Report: what was found, and what the policy asks
masked = scanner.mask(text)          # the text to send; nothing is stored, `masked` knows all
masked.restore(answer).text          # the originals back in an answer
session = scanner.session()          # several drafts of one conversation share their placeholders
"""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from promptguard.assemble import assemble
from promptguard.detect._names.kana import name_readings
from promptguard.dictionary.variants import spelling
from promptguard.masker import Masker, UncheckedError
from promptguard.masking.entries import Ledger, Style
from promptguard.masking.masks import Masked
from promptguard.masking.naming import Manner
from promptguard.masking.restore import Restored, Restorer
from promptguard.masking.stream import Stream, restored
from promptguard.model import Report
from promptguard.normalize.fold import normalize
from promptguard.report.wording import load_wording
from promptguard.scan import Scanner as DraftScanner
from promptguard.settings import Settings, find_settings

__all__ = [
    "Masked", "Masker", "Report", "Restored", "Scanner", "Session", "Style", "UncheckedError", "load_masker", "mask",
    "masker_of",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Scanner:
    """Finds, masks and restores by the settings that apply; safe to share between threads."""

    masker: Masker

    @classmethod
    def load(cls, config: Path | None = None, style: str | None = None, language: str = "ja") -> "Scanner":
        """As `load_masker`, with the same errors."""
        return cls(load_masker(style, language, config))

    def scan(self, text: str) -> Report:
        """Check one draft. `Report.failures` tells what could not be checked; the report never holds the text."""
        return self.masker.scanner.scan(text)

    def mask(self, text: str) -> Masked:
        """Mask one draft; a result with something in `left` must not be sent.

        Raises:
            UncheckedError: the text could not be checked to the end.
        """
        return self.masker.mask(text)

    def session(self) -> "Session":
        """A conversation, in memory."""
        return Session(self.masker)


class Session:
    """The drafts of one conversation: the same thing has the same placeholder in all of them. For one thread."""

    def __init__(self, masker: Masker) -> None:
        """Begin with nothing known."""
        self._masker, self._ledger = masker, Ledger(seed=os.urandom(16))

    def mask(self, text: str) -> Masked:
        """Mask one draft; see `Scanner.mask`."""
        return self._masker.mask(text, keep=self._kept)

    def restore(self, answer: str) -> Restored:
        """Put the originals of all drafts so far back into an answer. Nothing counts as missing."""
        return restored(Restorer(self._ledger.entries), answer, ())

    def stream(self) -> Stream:
        """The same for an answer that arrives in pieces: `feed` each, then `finish`."""
        return Stream(Restorer(self._ledger.entries))

    def _kept(self, change: Callable[[Ledger], Masked]) -> Masked:
        masked = change(self._ledger)
        self._ledger = masked.ledger
        return masked


def load_masker(style: str | None = None, language: str = "ja", config: Path | None = None) -> Masker:
    """What masks by the settings that apply (`config`, else found as the commands find them). Worth keeping.

    `style` is `ja`, `tag`, `surrogate` or `block`; without it the settings choose. `language` is that of the words in
    placeholders.

    Raises:
        SourceError: a rule, the dictionary or a setting is unusable.
        ValueError: there is no such style.
    """
    settings = find_settings(config)
    words = load_wording(language).words
    return masker_of(assemble(settings), settings, words, Style(style) if style else None)


def mask(text: str, style: str | None = None) -> Masked:
    """Mask one draft by the settings that apply when this is first called. Nothing is stored: the result knows all.

    A result with something in `left` must not be sent.

    Raises:
        UncheckedError: the text could not be checked to the end.
        SourceError: a rule, the dictionary or a setting is unusable.
        ValueError: there is no such style.
    """
    return _masker(style).mask(text)


def masker_of(
    scanner: DraftScanner, settings: Settings, words: Mapping[str, str], style: Style | None = None
) -> Masker:
    """What masks with this scanner; `words` name entities and categories in the language of the placeholders."""
    own = frozenset(map(spelling, settings.company))
    dictionary = next((detector for detector in scanner.detectors if detector.name == "dictionary"), None)

    def is_real(candidate: str) -> bool:
        return spelling(candidate) in own or (
            dictionary is not None and next(iter(dictionary.detect(normalize(candidate))), None) is not None
        )

    return Masker(scanner, Manner(words, style or settings.style, name_readings, is_real))


@lru_cache(maxsize=4)
def _masker(style: str | None) -> Masker:
    return load_masker(style)
