"""What Sudachi's lexicon knows of a single word: whether it is a name, how it is read, where a full name parts.

Without Sudachi nothing is known; the detector of names then reports that it could not finish.
"""

from functools import lru_cache
from typing import Any, NamedTuple

from promptguard.expressions import expression

_LONE_SURROGATE = expression("[\ud800-\udfff]")
_KANJI_NAME = expression(r"[㐀-鿿豈-﫿𠀀-𮯯々〆ヶケノ]{2,8}")
_MAX_FAMILY, _MAX_GIVEN = 5, 4
"""Kanji of the longest surname and given name (勘解由小路; 左衛門尉)."""

_ONE_KNOWN, _LONG_ENOUGH = 2, 4
"""With one of the two names known, a word of four kanji is more likely two names than one."""


class Entry(NamedTuple):
    """One reading of a word: its part of speech (Sudachi's four levels) and its reading in katakana."""

    pos: tuple[str, ...]
    reading: str


@lru_cache(maxsize=1)
def sudachi() -> Any:  # noqa: ANN401 - sudachipy is imported only on first need
    """The dictionary, shared by all threads.

    Raises:
        ImportError, OSError, SudachiError: the package or its dictionary cannot be used.
    """
    from sudachipy import Dictionary

    return Dictionary(dict="core")


def sudachi_errors() -> tuple[type[Exception], ...]:
    """All that `sudachi` and its use raise where the package or its dictionary is missing or damaged."""
    try:
        from sudachipy.errors import SudachiError
    except ImportError:
        return (ImportError,)
    return (SudachiError, ImportError, OSError)


@lru_cache(maxsize=4096)
def entries(word: str) -> tuple[Entry, ...]:
    """All that the lexicon has under this very spelling."""
    if not word or _LONE_SURROGATE.search(word):
        return ()
    try:
        return tuple(Entry(m.part_of_speech()[:4], m.reading_form()) for m in sudachi().lookup(word))
    except sudachi_errors():
        return ()


def is_family(word: str) -> bool:
    """Whether it is a surname."""
    return any(entry.pos[2:4] == ("人名", "姓") for entry in entries(word))


def is_given(word: str) -> bool:
    """Whether it is a given name."""
    return any(entry.pos[2:4] == ("人名", "名") for entry in entries(word))


def is_word(word: str) -> bool:
    """Whether it is a word of the language as well, not only a name."""
    return any(entry.pos[1] != "固有名詞" for entry in entries(word))


def name_readings(word: str) -> frozenset[str]:
    """How a surname or given name is read, in katakana; of a word that is no name, how the word is."""
    names = {e.reading for e in entries(word) if e.pos[2:3] == ("人名",)}
    return frozenset(names or {e.reading for e in entries(word)})


@lru_cache(maxsize=1024)
def split_name(name: str) -> tuple[str, str] | None:
    """Surname and given name of a full name in kanji without a blank; None where the lexicon cannot tell.

    Where it knows both at several places, the longer surname wins: 長谷川 + 真, not 長谷 + 川真.
    """
    if not _KANJI_NAME.fullmatch(name) or is_family(name) or is_given(name):
        return None
    cuts = range(1, min(len(name), _MAX_FAMILY + 1))
    rated = [(_rating(name[:cut], name[cut:]), cut) for cut in cuts if len(name) - cut <= _MAX_GIVEN]
    best, cut = max(rated, default=(0, 0))
    sure = best > _ONE_KNOWN or (best == _ONE_KNOWN and len(name) >= _LONG_ENOUGH)
    return (name[:cut], name[cut:]) if sure else None


def _rating(family: str, given: str) -> int:
    """2 for a surname of several kanji, 1 for one of a single kanji, 2 for a given name."""
    known = (2 if len(family) > 1 else 1) if is_family(family) else 0
    return known + 2 * is_given(given)
