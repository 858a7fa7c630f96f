"""What words mean, as far as words of a like use are near each other; `training/vectors.py` makes the file.

`words.bin`, little-endian: how many words, how many meanings (u32 each); the CRC-32 of each word in ascending order
(u32), the number of its meaning (u16); for each meaning its group (u16), then for each its `CODES` codes (u8).
"""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from promptguard.detect._tagger.files import mapped, place_of

CODES = 16
"""Bytes that place a word among the others (a product quantisation of its vector)."""
_FILE = Path(__file__).with_name("words.bin")


@dataclass(frozen=True, slots=True)
class _Words:
    keys: memoryview
    meanings: memoryview
    groups: memoryview
    codes: memoryview

    def meaning(self, word: str) -> int | None:
        at = place_of(word, self.keys)
        return None if at is None else self.meanings[at]


def group(word: str) -> int:
    """The group of a word, 1024 to 2047; 0 for one that is not known. Its wider groups are `>> 3` and `>> 6`.

    Raises:
        DetectorError: the file is missing.
    """
    known = _words()
    meaning = known.meaning(word)
    return 0 if meaning is None else known.groups[meaning]


def codes(word: str) -> bytes:
    """The codes of a word, none for one that is not known.

    Raises:
        DetectorError: the file is missing.
    """
    known = _words()
    meaning = known.meaning(word)
    return b"" if meaning is None else bytes(known.codes[CODES * meaning : CODES * (meaning + 1)])


@lru_cache(maxsize=1)
def _words() -> _Words:
    data = mapped(_FILE)
    count, meanings = (int.from_bytes(data[at : at + 4], "little") for at in (0, 4))
    places = 8 + 4 * count
    groups = places + 2 * count
    codes = groups + 2 * meanings
    return _Words(data[8:places].cast("I"), data[places:groups].cast("H"), data[groups:codes].cast("H"), data[codes:])
