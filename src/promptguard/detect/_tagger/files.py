"""The shipped files of the tagger, memory-mapped: nothing is read before it is needed."""

import mmap
import zlib
from bisect import bisect_left
from pathlib import Path

from promptguard.errors import DetectorError


def mapped(file: Path) -> memoryview:
    """The content of a file.

    Raises:
        DetectorError: it is missing or empty.
    """
    try:
        with file.open("rb") as opened:
            return memoryview(mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ))
    except (OSError, ValueError) as error:
        raise DetectorError(f"{file.name}: {type(error).__name__}") from None


def versioned(file: Path, magic: bytes) -> memoryview:
    """The content of a file, which begins with the mark of its version.

    Raises:
        DetectorError: it is missing, empty or of another version.
    """
    data = mapped(file)
    if data[: len(magic)] != magic:
        raise DetectorError(f"{file.name}: another version")
    return data


def key_of(text: str) -> int:
    """The key under which a file knows a text: its CRC-32. A draft may hold lone surrogates."""
    return zlib.crc32(text.encode("utf-8", "surrogatepass"))


def place_of(text: str, keys: memoryview) -> int | None:
    """The place of a text among keys in ascending order, None where it is not among them."""
    key = key_of(text)
    at = bisect_left(keys, key)
    return at if at < len(keys) and keys[at] == key else None
