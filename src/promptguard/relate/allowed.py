"""What the company made public on purpose: its own name, in any form, and its allow list."""

from collections.abc import Iterable

from promptguard.dictionary.variants import spelling
from promptguard.model import Hit
from promptguard.normalize.terms import Terms
from promptguard.normalize.text import NormalizedText
from promptguard.normalize.variants import comparable


def without_allowed(text: NormalizedText, hits: Iterable[Hit], allow: frozenset[str]) -> tuple[Hit, ...]:
    """The hits that lie in nothing allowed; width, case, hyphens and company forms make no difference.

    A hit whose whole text is allowed goes, and so does one inside an allowed text (リンドウ in リンドウの花).
    """
    if not allow:
        return tuple(hits)
    known = set(map(spelling, allow))
    view = comparable(text.text)
    places = [view.source_range(start, end) for start, end in Terms.of(known).find(view.text)]
    return tuple(
        hit
        for hit in hits
        if spelling(text.text[hit.start : hit.end]) not in known
        and not any(start <= hit.start and hit.end <= end for start, end in places)
    )
