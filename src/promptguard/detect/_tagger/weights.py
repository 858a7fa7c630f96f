"""The trained weights, memory-mapped; `training/export.py` writes the file.

`weights.bin`, little-endian: MAGIC; number of labels (u32); scale (f32, units of a byte per nat); the steps between
labels (labels² × f32, nats); three hash tables: features of one token (blocks for the distances -2 … 2), of two
neighbours (-2 … 1), of a place (one block). A table is: bits (u32), rows (u32), 2^bits keys (u32), 2^bits row numbers
(u32), the rows, padded to four bytes. A key is the CRC-32 of a feature, 0 an empty slot; what collides goes to the
next slot.

A block has `WIDTH` bytes, one for each label: weight × scale + 128. Adding up rows adds the same 128 to every label
of a token, which changes nothing. Blocks are added as long integers of 16-bit lanes: bytes of even place in one
integer, of odd place in the other, so that one addition serves all labels at once.
"""

import mmap
import struct
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from math import exp
from pathlib import Path

from promptguard.errors import DetectorError

MAGIC = b"pgnames1"
WIDTH = 18
"""Bytes of a block: 17 labels and one to spare."""
_FILE = Path(__file__).with_name("weights.bin")
_HALF_BITS = WIDTH * 8


@dataclass(frozen=True, slots=True)
class Table:
    """One hash table; `blocks` is how many distances a row covers."""

    mask: int
    keys: memoryview
    places: memoryview
    rows: memoryview
    blocks: int

    def sums(self, features: Iterable[str]) -> tuple[int, ...]:
        """For each distance the summed block of these features: 18 lanes of 16 bits, even labels first."""
        lanes = int.from_bytes(b"\xff\x00" * (self.blocks * WIDTH // 2), "little")
        width = self.blocks * WIDTH
        even = odd = 0
        for feature in features:
            key = zlib.crc32(feature.encode("utf-8", "surrogatepass")) or 1
            slot = key & self.mask
            while (found := self.keys[slot]) and found != key:
                slot = (slot + 1) & self.mask
            if found:
                at = self.places[slot] * width
                row = int.from_bytes(self.rows[at : at + width], "little")
                even += row & lanes
                odd += (row >> 8) & lanes
        block = (1 << _HALF_BITS) - 1
        return tuple(
            (even >> shift & block) | (odd >> shift & block) << _HALF_BITS
            for shift in range(0, self.blocks * _HALF_BITS, _HALF_BITS)
        )


@dataclass(frozen=True, slots=True)
class Weights:
    """Everything that was learnt."""

    scale: float
    """Units of a score per nat."""
    steps: tuple[tuple[float, ...], ...]
    """Odds of one label after another."""
    own: Table
    pair: Table
    here: Table


@lru_cache(maxsize=1)
def weights() -> Weights:
    """The shipped weights.

    Raises:
        DetectorError: the file is missing or of another version.
    """
    try:
        with _FILE.open("rb") as file:
            data = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    except (OSError, ValueError) as error:
        raise DetectorError(f"weights.bin: {type(error).__name__}") from None
    if data[:8] != MAGIC:
        raise DetectorError("weights.bin: another version")
    labels, scale = struct.unpack_from("<If", data, 8)
    steps = tuple(map(exp, struct.unpack_from(f"<{labels * labels}f", data, 16)))
    at = 16 + 4 * labels * labels
    tables: list[Table] = []
    for blocks in (5, 4, 1):
        table, at = _table(data, at, blocks)
        tables.append(table)
    return Weights(scale, tuple(steps[i * labels : (i + 1) * labels] for i in range(labels)), *tables)


def _table(data: memoryview, at: int, blocks: int) -> tuple[Table, int]:
    bits, rows = struct.unpack_from("<II", data, at)
    size = 4 << bits
    keys = at + 8
    places, first = keys + size, keys + 2 * size
    end = first + rows * blocks * WIDTH
    table = Table((1 << bits) - 1, data[keys:places].cast("I"), data[places:first].cast("I"), data[first:end], blocks)
    return table, end + -end % 4
