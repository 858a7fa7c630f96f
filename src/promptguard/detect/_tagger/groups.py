"""Groups of words with a similar use; `training/vectors.py` makes them.

`groups.bin`, little-endian: how many words (u32), the CRC-32 of each in ascending order (u32), the group of each (u16).
"""

from bisect import bisect_left
from functools import lru_cache
from pathlib import Path

from promptguard.detect._tagger.files import key_of, mapped

_FILE = Path(__file__).with_name("groups.bin")


def group(word: str) -> int:
    """The group of a word, 1024 to 2047; 0 for one without. Its wider groups are `>> 3` and `>> 6`.

    Raises:
        DetectorError: the file is missing.
    """
    keys, groups = _table()
    key = key_of(word)
    at = bisect_left(keys, key)
    return groups[at] if at < len(keys) and keys[at] == key else 0


@lru_cache(maxsize=1)
def _table() -> tuple[memoryview, memoryview]:
    data = mapped(_FILE)
    count = int.from_bytes(data[:4], "little")
    return data[4 : 4 + 4 * count].cast("I"), data[4 + 4 * count : 4 + 6 * count].cast("H")
