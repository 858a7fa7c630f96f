"""What a word in katakana names, as far as a dictionary of proper names has it; `training/listed.py` makes the file.

Names from abroad have no meaning in Japanese and no kanji to tell a person from a place: only a list does.

`listed.bin`, little-endian: how many words (u32); the CRC-32 of each word in ascending order (u32), for each what it
names (u8): a bit for each of `KINDS`, the first the lowest.
"""

from functools import lru_cache
from pathlib import Path

from promptguard.detect._tagger.files import mapped, place_of

KINDS = "GLOPSU"
"""Given name, place, organisation, full name of a person, surname, unclassified name."""
_FILE = Path(__file__).with_name("listed.bin")


def listed(word: str) -> str:
    """The letters of `KINDS` for all that a word names, none for one that is not in the list.

    Raises:
        DetectorError: the file is missing.
    """
    keys, kinds = _words()
    at = place_of(word, keys)
    return "" if at is None else "".join(kind for bit, kind in enumerate(KINDS) if kinds[at] >> bit & 1)


@lru_cache(maxsize=1)
def _words() -> tuple[memoryview, memoryview]:
    data = mapped(_FILE)
    end = 4 + 4 * int.from_bytes(data[:4], "little")
    return data[4:end].cast("I"), data[end:]
