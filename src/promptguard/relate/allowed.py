"""What the company made public on purpose: its own name, in any form, and its allow list."""

from collections.abc import Iterable

from promptguard.dictionary.variants import spelling
from promptguard.model import Hit
from promptguard.normalize.text import NormalizedText


def without_allowed(text: NormalizedText, hits: Iterable[Hit], allow: frozenset[str]) -> tuple[Hit, ...]:
    """The hits whose whole text is not on the list; width, case, hyphens and company forms make no difference."""
    if not allow:
        return tuple(hits)
    known = set(map(spelling, allow))
    return tuple(hit for hit in hits if spelling(text.text[hit.start : hit.end]) not in known)
