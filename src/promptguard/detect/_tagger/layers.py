"""Two narrow layers of a neural network in whole numbers, without any library: memory-mapped like the weights.

The first layer says of a token by itself what is seen of it, the second what it and its neighbours are together, and
each unit of the second votes for labels. A unit is off or on in `LEVELS` levels. So few levels make it possible to
look up what a unit says instead of multiplying, and to add up for all units at once, in long integers of 16-bit lanes:
a few microseconds a token where numpy alone would take longer to import than a draft takes to check.

Lanes may stand for negative numbers: such an integer is the sum of lane × 2^(16 × place), whatever the signs. Adding
`_MIDDLE` to each lane makes all of them positive, and only then may they be taken apart. No sum can run over, however
odd the text: the export sees to that, unit by unit, for the most that any levels could add up to.

`layers.bin`, little-endian: MAGIC; bias of the token units (i16, in units of a byte), of the window units (i16); rows
of the codes of words (256 × `CODES` × `TOKEN_UNITS` bytes); table of features (see `Table`); for each token unit what
a level of it adds to the window units of its five neighbours (`NEIGHBOURS` × `WINDOW_UNITS` bytes); for each window
unit what a level of it adds to each label (`WIDTH` × i16, in parts of a unit of a score). A byte b stands for b - 128.
"""

import struct
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from pathlib import Path

from promptguard.detect._tagger.files import versioned
from promptguard.detect._tagger.weights import WIDTH, Table, added
from promptguard.detect._tagger.words import CODES

MAGIC = b"pglayer1"
TOKEN_UNITS, WINDOW_UNITS = 128, 96
NEIGHBOURS = 5
"""Tokens that a window sees: two to either side."""
LEVELS = 16
TOKEN_STEP, WINDOW_STEP = 16, 64
"""Units of a sum per level."""
VOTES_MOST = 127
"""Units of a score that a window unit can add to a label, or take."""
VOTE_SHARE = 16
"""Parts of such a unit in which a level's vote is given."""
_FILE = Path(__file__).with_name("layers.bin")
_MIDDLE = 1 << 15
_BYTE_MIDDLE = 128
_HALF = WINDOW_UNITS // 2
_LOW_HALF = (1 << 8 * _HALF) - 1
_WINDOW_BITS = 16 * WINDOW_UNITS
_TOKEN_LANES = struct.Struct(f"<{TOKEN_UNITS}H")
_TOKEN_ORDER = (*range(0, TOKEN_UNITS, 2), *range(1, TOKEN_UNITS, 2))
"""Which unit each lane of the token layer holds: bytes are added up even places first."""
_TOP = LEVELS - 1
_TOKEN_LEVELS = bytes(min(_TOP, max(0, step - _MIDDLE // TOKEN_STEP)) for step in range((1 << 16) // TOKEN_STEP))
_WITHIN = bytes(_TOP * (0 <= byte - _MIDDLE // 256 < LEVELS * WINDOW_STEP // 256) for byte in range(256))
_ABOVE = bytes(_TOP * (byte - _MIDDLE // 256 >= LEVELS * WINDOW_STEP // 256) for byte in range(256))
"""Of the high byte of a window unit's sum: the bits of its level that the sum may fill, those that are full."""

Blocks = tuple[int, ...]
"""What a token adds to the window units of each of its neighbours, from two behind to two ahead of it."""
NOTHING: Blocks = (0,) * NEIGHBOURS
"""What is beyond the ends of a text."""


def lanes(values: Iterable[int]) -> int:
    """Numbers side by side in lanes of 16 bits."""
    row = tuple(values)
    return int.from_bytes(struct.pack(f"<{len(row)}H", *row), "little")


def signed(values: Sequence[int]) -> int:
    """Numbers of either sign, as a sum of lanes."""
    return lanes([value + _MIDDLE for value in values]) - _middles(len(values))


def of_bytes(row: memoryview) -> int:
    """The same of bytes, each of which stands for itself less 128."""
    wide = bytearray(2 * len(row))
    wide[::2] = row
    return int.from_bytes(wide, "little") - _middles(len(row)) // _MIDDLE * _BYTE_MIDDLE


@lru_cache(maxsize=8)
def _middles(count: int) -> int:
    return lanes([_MIDDLE] * count)


@dataclass(frozen=True, slots=True)
class Layers:
    """Both layers, ready to be looked up."""

    codes: memoryview
    features: Table
    token_bias: int
    spread: Sequence[Sequence[int]]
    """For each lane of the token layer and each level: all blocks in a row, lanes of either sign."""
    window_bias: int
    votes: Sequence[Sequence[int]]
    """For two window units at a time and each two levels: what they add to the labels."""

    def blocks(self, features: Iterable[str], codes: bytes) -> Blocks:
        """What a token adds around itself."""
        rows = self.features.found(features)
        for piece, code in enumerate(codes):
            at = (256 * piece + code) * TOKEN_UNITS
            rows.append(int.from_bytes(self.codes[at : at + TOKEN_UNITS], "little"))
        even, odd = added(rows, TOKEN_UNITS)
        seen = (even | odd << 8 * TOKEN_UNITS) + self.token_bias - _BYTE_MIDDLE * len(rows) * _ONES_TOKEN
        levels = [
            _TOKEN_LEVELS[lane // TOKEN_STEP] for lane in _TOKEN_LANES.unpack(seen.to_bytes(2 * TOKEN_UNITS, "little"))
        ]
        around = sum([row[level] for row, level in zip(self.spread, levels, strict=True)]) + _MIDDLES
        return tuple(
            (around >> shift & _WINDOW_MASK) - _WINDOW_MIDDLES
            for shift in range(0, NEIGHBOURS * _WINDOW_BITS, _WINDOW_BITS)
        )

    def voted(self, window: int) -> int:
        """What the window units add to the labels of a token; `window` is the sum of the blocks that reach it."""
        sums = window + self.window_bias
        high = sums.to_bytes(2 * WINDOW_UNITS, "little")[1::2]
        fine = (sums // WINDOW_STEP).to_bytes(2 * WINDOW_UNITS, "little")[::2]
        within, above = (int.from_bytes(high.translate(bits), "little") for bits in (_WITHIN, _ABOVE))
        levels = int.from_bytes(fine, "little") & within | above
        pairs = levels & _LOW_HALF | levels >> 8 * _HALF << 4
        levels_of_two = pairs.to_bytes(_HALF, "little")
        return sum([votes[pair] for votes, pair in zip(self.votes, levels_of_two, strict=True)])


_ONES_TOKEN = lanes([1] * TOKEN_UNITS)
_MIDDLES = _middles(NEIGHBOURS * WINDOW_UNITS)
_WINDOW_MASK = (1 << _WINDOW_BITS) - 1
_WINDOW_MIDDLES = _middles(WINDOW_UNITS)


@lru_cache(maxsize=1)
def layers() -> Layers:
    """The shipped layers.

    Raises:
        DetectorError: the file is missing or of another version.
    """
    data = versioned(_FILE, MAGIC)
    token_bias = struct.unpack_from(f"<{TOKEN_UNITS}h", data, 8)
    window_bias = struct.unpack_from(f"<{WINDOW_UNITS}h", data, 8 + 2 * TOKEN_UNITS)
    coded = 8 + 2 * TOKEN_UNITS + 2 * WINDOW_UNITS
    table = coded + 256 * CODES * TOKEN_UNITS
    features, at = Table.read(data, table, TOKEN_UNITS)
    width = NEIGHBOURS * WINDOW_UNITS
    rows = [of_bytes(data[at + i * width : at + (i + 1) * width]) for i in _TOKEN_ORDER]
    votes = struct.unpack_from(f"<{WINDOW_UNITS * WIDTH}h", data, at + TOKEN_UNITS * width)
    return Layers(
        data[coded:table],
        features,
        lanes(_MIDDLE + token_bias[i] for i in _TOKEN_ORDER),
        [[row * level for level in range(LEVELS)] for row in rows],
        lanes(_MIDDLE + bias for bias in window_bias),
        _paired([votes[i * WIDTH : (i + 1) * WIDTH] for i in range(WINDOW_UNITS)]),
    )


def _paired(votes: Sequence[Sequence[int]]) -> list[list[int]]:
    """Tables for two units at a time (the first and the second half): index is the level of one + 16 × the other."""
    middles = lanes([2 * (VOTES_MOST + 1)] * WIDTH)
    ordered = [(*row[::2], *row[1::2]) for row in votes]
    singles = [
        [signed([(vote * level + VOTE_SHARE // 2) // VOTE_SHARE for vote in row]) for level in range(LEVELS)]
        for row in ordered
    ]
    return [[middles + low + high for high, low in product(singles[i + _HALF], singles[i])] for i in range(_HALF)]
