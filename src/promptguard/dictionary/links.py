"""Which entries a key leads to: keys are numbered, and a key's entries stand in a row."""

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

_SHIFT, _MASK = 32, (1 << 32) - 1


@dataclass(frozen=True, slots=True)
class Links:
    """For key n, the entries `entries[starts[n]:starts[n + 1]]`; unsigned 32-bit numbers of this machine."""

    starts: memoryview
    entries: memoryview

    def of(self, key: int) -> Sequence[int]:
        """The numbers of the entries behind a key, in the order in which they are listed."""
        return tuple(self.entries[self.starts[key] : self.starts[key + 1]])


def pack_links(pairs: Iterable[tuple[int, int]], keys: int) -> tuple[bytes, bytes]:
    """The two arrays of `Links` for pairs of key and entry, given the number of keys."""
    joined = sorted(key << _SHIFT | entry for key, entry in pairs)
    starts, entries = array("I", bytes(4 * (keys + 1))), array("I", (pair & _MASK for pair in joined))
    for pair in joined:
        starts[(pair >> _SHIFT) + 1] += 1
    for key, following in pairwise(range(keys + 1)):
        starts[following] += starts[key]
    return starts.tobytes(), entries.tobytes()


def unpack_links(starts: memoryview, entries: memoryview) -> Links:
    """The arrays on the bytes of a file."""
    return Links(starts.cast("I"), entries.cast("I"))
