"""A reading of any text with the shipped word lists."""

from collections.abc import Callable, Iterable

import pytest

from promptguard.detect._names.reading import Reading
from promptguard.detect._names.words import Words
from promptguard.normalize.fold import normalize
from promptguard.scan import Scanner

Frame = Callable[[Reading], Iterable[tuple[int, int]]]
Found = Callable[[Frame, str], list[str]]


@pytest.fixture(scope="session")
def words(scanner: Scanner) -> Words:
    """The shipped word lists."""
    return Words(scanner.rulebook.contexts["names"].lists)


@pytest.fixture(scope="session")
def found(words: Words) -> Found:
    """The names that a frame yields in a text, in order of place."""

    def names(frame: Frame, text: str) -> list[str]:
        reading = Reading(normalize(text), words)
        return [reading.text[start:end] for start, end in sorted(set(frame(reading)))]

    return names
