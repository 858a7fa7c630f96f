"""One file of named sections, as it lies on disk and is mapped into memory.

A fixed head (magic, size of the index, size of the whole), an index in JSON (the sections' places, and what the maker
noted), the sections on 16-byte boundaries, and a BLAKE2b digest of all that. `parse` looks at head and index
only, so that opening costs the same whatever the size; whoever has not seen the file whole calls `is_whole` first.
"""

import hashlib
import json
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

_MAGIC = b"PGDICT2\n"
_HEAD = struct.Struct("<8sQQ")
_ALIGNED = 16
DIGEST_SIZE = 32


class BadContainerError(Exception):
    """Not such a file, or not all of one."""


@dataclass(frozen=True, slots=True)
class Container:
    """What the maker noted, and the sections."""

    notes: Mapping[str, Any]
    sections: Mapping[str, memoryview]


def pack(notes: Mapping[str, Any], sections: Mapping[str, bytes]) -> bytes:
    """The bytes of a file."""
    places: dict[str, tuple[int, int]] = {}
    at = 0
    for name, body in sections.items():
        places[name] = (at, len(body))
        at = _aligned(at + len(body))
    index = json.dumps({"notes": notes, "places": places}, ensure_ascii=False).encode()
    first = _aligned(_HEAD.size + len(index))
    parts = [_HEAD.pack(_MAGIC, len(index), first + at + DIGEST_SIZE), index]
    parts.append(bytes(first - _HEAD.size - len(index)))
    for body in sections.values():
        parts += (body, bytes(_aligned(len(body)) - len(body)))
    digest = hashlib.blake2b(digest_size=DIGEST_SIZE)
    for part in parts:
        digest.update(part)
    return b"".join((*parts, digest.digest()))


def parse(buffer: memoryview) -> Container:
    """The sections of a mapped file.

    Raises:
        BadContainerError: it is no such file, or not all of one.
    """
    if len(buffer) < _HEAD.size:
        raise BadContainerError
    magic, size, whole = _HEAD.unpack_from(buffer)
    if magic != _MAGIC or whole != len(buffer) or _HEAD.size + size > whole:
        raise BadContainerError
    try:
        index = json.loads(bytes(buffer[_HEAD.size : _HEAD.size + size]))
        first, notes = _aligned(_HEAD.size + size), index["notes"]
        places = {name: (first + at, first + at + length) for name, (at, length) in index["places"].items()}
    except (ValueError, KeyError, TypeError, AttributeError):
        raise BadContainerError from None
    if any(not first <= start <= end <= whole - DIGEST_SIZE for start, end in places.values()):
        raise BadContainerError
    return Container(notes, {name: buffer[start:end] for name, (start, end) in places.items()})


def is_whole(content: memoryview) -> bool:
    """Whether the digest at the end fits what stands in front of it."""
    body, digest = content[:-DIGEST_SIZE], content[-DIGEST_SIZE:]
    return hashlib.blake2b(body, digest_size=DIGEST_SIZE).digest() == bytes(digest)


def _aligned(size: int) -> int:
    return -(-size // _ALIGNED) * _ALIGNED
