"""Two networks of two narrow layers in whole numbers, without any library: memory-mapped like the weights.

The first layer says of a token by itself what is seen of it, the second what it and its neighbours are together, and
each unit of the second votes for labels. The networks, learnt from different beginnings, err apart: both vote, and
each counts half. A unit is off or on in `LEVELS` levels. So few levels make it possible to look up what a unit says
instead of multiplying, and to add up for all units at once, in long integers of 16-bit lanes: a few microseconds a
token where numpy alone would take longer to import than a draft takes to check.

Lanes may stand for negative numbers: such an integer is the sum of lane × 2^(16 × place), whatever the signs. Adding
`_MIDDLE` to each lane makes all of them positive, and only then may they be taken apart. No sum can run over, however
odd the text: the export sees to that, unit by unit, for the most that any levels could add up to.

`layers.bin`, little-endian: MAGIC; bias of the token units (i16, in units of a byte), of the window units (i16); rows
of the codes of words (256 × `CODES` × `TOKEN_UNITS` bytes); table of features (see `Table`); for each token unit what
a level of it adds to the window units of its five neighbours (`NEIGHBOURS` × `REACHED` bytes); for each window unit
and each of its levels what that adds to each label (`WIDTH` bytes, even labels first). A byte b stands for b - 128.
Token units at even places are of one network, those at odd places of the other; of the window units each has one half.
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

MAGIC = b"pglayer2"
NETWORKS = 2
SEEING, REACHED = 128, 96
"""Token units of one network, and the window units that they speak to."""
TOKEN_UNITS, WINDOW_UNITS = NETWORKS * SEEING, NETWORKS * REACHED
NEIGHBOURS = 5
"""Tokens that a window sees: two to either side."""
LEVELS = 16
TOKEN_STEP, WINDOW_STEP = 16, 64
"""Units of a sum per level."""
VOTES_MOST = 127
"""Units of a score that a window unit can add to a label, or take."""
_FILE = Path(__file__).with_name("layers.bin")
_MIDDLE = 1 << 15
_BYTE_MIDDLE = 128
_HALF = WINDOW_UNITS // 2
_LOW_HALF = (1 << 8 * _HALF) - 1
_REACHED_BITS = 16 * REACHED
_TOKEN_ORDER = (*range(0, TOKEN_UNITS, 2), *range(1, TOKEN_UNITS, 2))
"""Which unit each lane of the token layer holds: bytes are added up even places first."""
_TOP = LEVELS - 1

Blocks = tuple[int, ...]
"""What a token adds to the window units of each of its neighbours, from two behind to two ahead of it."""
NOTHING: Blocks = (0,) * NEIGHBOURS
"""What is beyond the ends of a text."""


def lanes(values: Iterable[int]) -> int:
    """Numbers side by side in lanes of 16 bits."""
    row = tuple(values)
    return int.from_bytes(struct.pack(f"<{len(row)}H", *row), "little")


def of_bytes(row: memoryview) -> int:
    """Bytes, each of which stands for itself less 128, as a sum of lanes of either sign."""
    return _widened(row) - _middles(len(row)) // _MIDDLE * _BYTE_MIDDLE


def _widened(row: memoryview) -> int:
    """Bytes in lanes."""
    wide = bytearray(2 * len(row))
    wide[::2] = row
    return int.from_bytes(wide, "little")


@lru_cache(maxsize=8)
def _middles(count: int) -> int:
    return lanes([_MIDDLE] * count)


class _Levels:
    """Sums of many units, in positive lanes → a byte for each unit, its level.

    The level is what the sum holds of `step`; the high byte of a lane tells whether that is below zero, within the
    levels or above them all.
    """

    def __init__(self, units: int, step: int) -> None:
        self._units, self._step = units, step
        highs = [byte - _MIDDLE // 256 for byte in range(256)]
        self._within = bytes(_TOP * (0 <= high < LEVELS * step // 256) for high in highs)
        self._above = bytes(_TOP * (high >= LEVELS * step // 256) for high in highs)

    def of(self, sums: int) -> bytes:
        """Levels of the units."""
        high = sums.to_bytes(2 * self._units, "little")[1::2]
        fine = (sums // self._step).to_bytes(2 * self._units, "little")[::2]
        within, above = (int.from_bytes(high.translate(bits), "little") for bits in (self._within, self._above))
        return (int.from_bytes(fine, "little") & within | above).to_bytes(self._units, "little")


_TOKEN_LEVELS, _WINDOW_LEVELS = _Levels(TOKEN_UNITS, TOKEN_STEP), _Levels(WINDOW_UNITS, WINDOW_STEP)


@dataclass(frozen=True, slots=True)
class Layers:
    """Both layers of both networks, ready to be looked up."""

    codes: memoryview
    features: Table
    token_bias: int
    spread: Sequence[Sequence[Sequence[int]]]
    """For each network, each lane of its token layer and each level: all blocks in a row, lanes of either sign."""
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
        levels = _TOKEN_LEVELS.of(seen)
        near = (self._around(network, levels) for network in range(NETWORKS))
        return tuple(one + (other << _REACHED_BITS) for one, other in zip(*near, strict=True))

    def _around(self, network: int, levels: bytes) -> list[int]:
        """What the token units of one network add to its window units, neighbour by neighbour."""
        spread = self.spread[network]
        own = levels[network * SEEING : (network + 1) * SEEING]
        around = sum([row[level] for row, level in zip(spread, own, strict=True) if level]) + _MIDDLES
        return [
            (around >> shift & _REACHED_MASK) - _REACHED_MIDDLES
            for shift in range(0, NEIGHBOURS * _REACHED_BITS, _REACHED_BITS)
        ]

    def voted(self, window: int) -> int:
        """What the window units add to the labels of a token; `window` is the sum of the blocks that reach it."""
        levels = int.from_bytes(_WINDOW_LEVELS.of(window + self.window_bias), "little")
        pairs = levels & _LOW_HALF | levels >> 8 * _HALF << 4
        levels_of_two = pairs.to_bytes(_HALF, "little")
        return sum([votes[pair] for votes, pair in zip(self.votes, levels_of_two, strict=True)])


_ONES_TOKEN = lanes([1] * TOKEN_UNITS)
_MIDDLES = _middles(NEIGHBOURS * REACHED)
_REACHED_MASK = (1 << _REACHED_BITS) - 1
_REACHED_MIDDLES = _middles(REACHED)


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
    width = NEIGHBOURS * REACHED
    rows = [of_bytes(data[at + i * width : at + (i + 1) * width]) for i in _TOKEN_ORDER]
    levels = [[row * level for level in range(LEVELS)] for row in rows]
    first_vote = at + TOKEN_UNITS * width
    votes = [
        _widened(data[i : i + WIDTH]) for i in range(first_vote, first_vote + WINDOW_UNITS * LEVELS * WIDTH, WIDTH)
    ]
    return Layers(
        data[coded:table],
        features,
        lanes(_MIDDLE + token_bias[i] for i in _TOKEN_ORDER),
        [levels[first : first + SEEING] for first in range(0, TOKEN_UNITS, SEEING)],
        lanes(_MIDDLE + bias for bias in window_bias),
        _paired([votes[i : i + LEVELS] for i in range(0, len(votes), LEVELS)]),
    )


def _paired(votes: Sequence[Sequence[int]]) -> list[list[int]]:
    """Tables for two units at a time (the first and the second half): index is the level of one + 16 × the other."""
    return [[low + high for high, low in product(votes[i + _HALF], votes[i])] for i in range(_HALF)]
