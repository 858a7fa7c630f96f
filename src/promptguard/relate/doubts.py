"""What speaks against a name that nothing but the tagger or the lexicon tells: the draft knows the word as a place."""

from collections.abc import Iterable

from promptguard.lexicon import is_family, is_word
from promptguard.model import Hit
from promptguard.relate.beside import Beside

UNFRAMED = "personal-draft"
"""Rules that need this context go by the word alone; honorifics, labels and speakers are proof of their own."""

_ACTING = ("が", "は", "も", "と", "に", "から", "より")
"""What follows a surname of one kanji that is a word as well (`森`, `鏡`) where the person is meant."""


def without_contradicted(beside: Beside, hits: Iterable[Hit], unframed: Iterable[str]) -> tuple[Hit, ...]:
    """The hits without those of `unframed` rules that stand for a place (松本市, 松本支店) or an ordinary word."""
    rules = frozenset(unframed)
    return tuple(hit for hit in hits if hit.rule not in rules or not _is_contradicted(beside, hit))


def _is_contradicted(beside: Beside, hit: Hit) -> bool:
    if hit.entity != "PERSON" or beside.is_addressed(hit.end):
        return False
    word = beside.text[hit.start : hit.end]
    places = beside.words("mentions", "place_ends")
    if (places and beside.text.startswith(places, hit.end)) or beside.is_a_place(word, hit.end):
        return True
    listed = "・" in (beside.text[hit.start - 1 : hit.start], beside.text[hit.end : hit.end + 1])
    meant = is_family(word) and (listed or beside.text.startswith(_ACTING, hit.end))
    return len(word) == 1 and is_word(word) and not meant
