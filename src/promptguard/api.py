"""Masking from Python: `promptguard.mask(text)` and `Masked.restore(answer)`."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from promptguard.assemble import assemble
from promptguard.detect._names.kana import name_readings
from promptguard.dictionary.variants import spelling
from promptguard.masker import Masker, UncheckedError
from promptguard.masking.entries import Style
from promptguard.masking.masks import Masked
from promptguard.masking.naming import Manner
from promptguard.masking.restore import Restored
from promptguard.normalize.fold import normalize
from promptguard.report.wording import load_wording
from promptguard.scan import Scanner
from promptguard.settings import Settings, find_settings

__all__ = ["Masked", "Masker", "Restored", "Style", "UncheckedError", "load_masker", "mask", "masker_of"]


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


def masker_of(scanner: Scanner, settings: Settings, words: Mapping[str, str], style: Style | None = None) -> Masker:
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
