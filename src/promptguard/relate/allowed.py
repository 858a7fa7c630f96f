"""What the company made public on purpose: its allow list."""

from collections.abc import Iterable

from promptguard.model import Hit
from promptguard.normalize.text import NormalizedText
from promptguard.normalize.variants import comparable


def without_allowed(text: NormalizedText, hits: Iterable[Hit], allow: frozenset[str]) -> tuple[Hit, ...]:
    """The hits whose whole text is not on the list (compared without regard to width, case and hyphens)."""
    if not allow:
        return tuple(hits)
    known = {comparable(term).text for term in allow}
    return tuple(hit for hit in hits if comparable(text.text[hit.start : hit.end]).text not in known)
