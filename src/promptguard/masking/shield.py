"""Our own placeholders in a text that is checked: nothing in them is a value, and their words are no labels."""

import re
from functools import lru_cache

from promptguard.masking.labels import load_labels

_FILLER = "〓"
_HOLLOW = frozenset(f"{_FILLER}■ \u3000\t\n")


def shielded(text: str) -> str:
    """`text` with a filler in the place of every placeholder of ours; the same length, so that offsets hold."""
    if "【" not in text and "<" not in text:
        return text
    return _ours().sub(lambda match: _FILLER * len(match[0]), text)


def is_hollow(text: str) -> bool:
    """Whether nothing is left of a value but what stands for it."""
    return _HOLLOW.issuperset(text)


@lru_cache(maxsize=1)
def _ours() -> "re.Pattern[str]":
    labels = load_labels()
    words, tags = "|".join(map(re.escape, labels.written)), "|".join(labels.tags)
    parts = "|".join(re.escape(word) for both in labels.words.values() for word in both)
    tails = "|".join(map(str.upper, labels.words))
    return re.compile(
        rf"【(?:{words})[0-9]{{1,4}}(?::(?:{parts})[0-9]{{0,2}})?】|<(?:{tags})_[0-9]{{1,4}}(?:_(?:{tails})[0-9]{{0,2}})?>"
    )
