import pytest

from promptguard.detect._names.reading import Reading
from promptguard.detect._names.tagged import tagged
from promptguard.detect._names.words import Words
from promptguard.normalize.fold import normalize


@pytest.fixture
def found(words: Words):  # type: ignore[no-untyped-def]
    def names(text: str, rule: str) -> list[str]:
        reading = Reading(normalize(text), words)
        return [reading.text[start:end] for name, _, start, end in tagged(reading) if name == rule]

    return names
