"""The linear weights, memory-mapped; `training/export.py` writes the file.

`weights.bin`, little-endian: MAGIC; number of labels (u32); scale (f32, units of a byte per nat); the steps between
labels (labels² × f32, nats); three tables (see `Table`): features of one token (blocks for the distances -2 … 2), of
two neighbours (-2 … 1), of a place (one block).

A block has `WIDTH` bytes, one for each label: weight × scale + 128. Adding up rows adds the same 128 to every label
of a token, which changes nothing.
"""

import struct
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from math import exp
from pathlib import Path

from promptguard.detect._tagger.files import key_of, versioned

MAGIC = b"pgnames3"
WIDTH = 18
"""Bytes of a block: one for each label, an even number of them."""
_FILE = Path(__file__).with_name("weights.bin")
_HALF_BITS = WIDTH * 8


@dataclass(frozen=True, slots=True)
class Table:
    """A hash table of rows of `width` bytes, as it lies in a file.

    Bits, rows (u32 each); 2^bits keys (u32); 2^bits row numbers (u32); the rows, padded to four bytes. A key is the
    CRC-32 of a feature, 0 an empty slot; what collides goes to the next slot.
    """

    mask: int
    keys: memoryview
    places: memoryview
    rows: memoryview
    width: int

    @classmethod
    def read(cls, data: memoryview, at: int, width: int) -> tuple["Table", int]:
        """The table that begins at a place of a file, and where it ends."""
        bits, rows = struct.unpack_from("<II", data, at)
        size = 4 << bits
        keys = at + 8
        places, first = keys + size, keys + 2 * size
        end = first + rows * width
        table = cls((1 << bits) - 1, data[keys:places].cast("I"), data[places:first].cast("I"), data[first:end], width)
        return table, end + -end % 4

    def found(self, features: Iterable[str]) -> list[int]:
        """The rows of those features that are known, as little-endian integers."""
        rows: list[int] = []
        for feature in features:
            key = key_of(feature) or 1
            slot = key & self.mask
            while (here := self.keys[slot]) and here != key:
                slot = (slot + 1) & self.mask
            if here:
                at = self.places[slot] * self.width
                rows.append(int.from_bytes(self.rows[at : at + self.width], "little"))
        return rows


def added(rows: Iterable[int], width: int) -> tuple[int, int]:
    """Rows of `width` bytes added up byte by byte, in lanes of 16 bits: of the even places, of the odd ones.

    One addition of long integers serves all lanes at once; up to 257 rows do not run over.
    """
    lanes = int.from_bytes(b"\xff\x00" * (width // 2), "little")
    even = odd = 0
    for row in rows:
        even += row & lanes
        odd += (row >> 8) & lanes
    return even, odd


def sums(table: Table, features: Iterable[str]) -> tuple[int, ...]:
    """For each distance the summed block of these features: `WIDTH` lanes of 16 bits, even labels first."""
    even, odd = added(table.found(features), table.width)
    block = (1 << _HALF_BITS) - 1
    return tuple(
        (even >> shift & block) | (odd >> shift & block) << _HALF_BITS
        for shift in range(0, table.width // WIDTH * _HALF_BITS, _HALF_BITS)
    )


@dataclass(frozen=True, slots=True)
class Weights:
    """Everything that is linear."""

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
    data = versioned(_FILE, MAGIC)
    labels, scale = struct.unpack_from("<If", data, 8)
    steps = tuple(map(exp, struct.unpack_from(f"<{labels * labels}f", data, 16)))
    at = 16 + 4 * labels * labels
    tables: list[Table] = []
    for blocks in (5, 4, 1):
        table, at = Table.read(data, at, blocks * WIDTH)
        tables.append(table)
    return Weights(scale, tuple(steps[i * labels : (i + 1) * labels] for i in range(labels)), *tables)
