"""Groups of words with a similar use; see `training/vectors.py`."""

import mmap
import zlib
from bisect import bisect_left
from functools import lru_cache
from pathlib import Path

_FILE = Path(__file__).with_name("groups.bin")


@lru_cache(maxsize=1)
def _table() -> tuple[memoryview, memoryview]:
    with _FILE.open("rb") as file:
        data = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    count = int.from_bytes(data[:4], "little")
    return data[4 : 4 + 4 * count].cast("I"), data[4 + 4 * count :].cast("H")


def group(word: str) -> int:
    """The group of a word, 1024 or more; 0 for one without."""
    keys, groups = _table()
    key = zlib.crc32(word.encode("utf-8", "surrogatepass"))
    at = bisect_left(keys, key)
    return groups[at] if at < len(keys) and keys[at] == key else 0
