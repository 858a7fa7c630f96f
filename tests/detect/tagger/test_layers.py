"""Sums in long integers against the same sums, number by number."""

import random
import struct
from pathlib import Path

import pytest

from promptguard.detect._tagger import layers as module
from promptguard.detect._tagger.layers import (
    LEVELS,
    NEIGHBOURS,
    NETWORKS,
    NOTHING,
    REACHED,
    TOKEN_STEP,
    TOKEN_UNITS,
    VOTES_MOST,
    WINDOW_STEP,
    WINDOW_UNITS,
    Layers,
    lanes,
    layers,
)
from promptguard.detect._tagger.weights import WIDTH
from promptguard.detect._tagger.words import CODES

MOST = (1 << 15) - 1
FEATURES = 5


class Plain:
    """Layers drawn by lot, reckoned without any trick."""

    def __init__(self, seed: int) -> None:
        rng = random.Random(seed)
        self.token_bias = [rng.randrange(-200, 200) for _ in range(TOKEN_UNITS)]
        self.window_bias = [rng.randrange(-900, 900) for _ in range(WINDOW_UNITS)]
        self.codes = bytes(rng.randrange(1, 256) for _ in range(256 * CODES * TOKEN_UNITS))
        width = NEIGHBOURS * REACHED
        self.spread = [bytes(rng.randrange(120, 137) for _ in range(width)) for _ in range(TOKEN_UNITS)]
        most = VOTES_MOST
        self.votes = [
            [[rng.randrange(-most, most) for _ in range(WIDTH)] for _ in range(LEVELS)] for _ in range(WINDOW_UNITS)
        ]

    def file(self) -> bytes:
        no_features = struct.pack("<II", 4, 0) + bytes(2 * 4 * 16)
        return b"".join(
            (
                module.MAGIC,
                struct.pack(f"<{TOKEN_UNITS}h{WINDOW_UNITS}h", *self.token_bias, *self.window_bias),
                self.codes,
                no_features,
                *self.spread,
                *(bytes(vote + 128 for vote in (*row[::2], *row[1::2])) for unit in self.votes for row in unit),
            )
        )

    def around(self, codes: bytes) -> list[int]:
        rows = [self.codes[(256 * i + c) * TOKEN_UNITS :][:TOKEN_UNITS] for i, c in enumerate(codes)]
        sums = [bias + sum(row[unit] - 128 for row in rows) for unit, bias in enumerate(self.token_bias)]
        levels = [level(value, TOKEN_STEP) for value in sums]
        return [
            sum(levels[unit] * (self.spread[unit][near * REACHED + lane] - 128) for unit in of_network(network))
            for near in range(NEIGHBOURS)
            for network in range(NETWORKS)
            for lane in range(REACHED)
        ]

    def voted(self, window: list[int]) -> list[int]:
        levels = [level(a + b, WINDOW_STEP) for a, b in zip(window, self.window_bias, strict=True)]
        return [sum(unit[at][label] for at, unit in zip(levels, self.votes, strict=True)) for label in range(WIDTH)]


def of_network(network: int) -> range:
    """The token units of a network."""
    return range(network, TOKEN_UNITS, NETWORKS)


def level(value: int, step: int) -> int:
    return min(LEVELS - 1, max(0, value // step))


def signed(values: list[int]) -> int:
    """Numbers of either sign, as a sum of lanes."""
    return lanes([value + (1 << 15) for value in values]) - lanes([1 << 15] * len(values))


def taken_apart(number: int, count: int) -> list[int]:
    """The lanes of either sign."""
    middled = (number + lanes([1 << 15] * count)).to_bytes(2 * count, "little")
    return [lane - (1 << 15) for lane in struct.unpack(f"<{count}H", middled)]


@pytest.fixture
def drawn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Plain, Layers]:
    plain = Plain(1)
    file = tmp_path / "layers.bin"
    file.write_bytes(plain.file())
    monkeypatch.setattr(module, "_FILE", file)
    layers.cache_clear()
    loaded = layers()
    layers.cache_clear()
    return plain, loaded


def test_what_a_token_adds_around_itself_is_the_plain_sum(drawn: tuple[Plain, Layers]) -> None:
    plain, loaded = drawn
    rng = random.Random(2)
    for codes in (b"", *(bytes(rng.randrange(256) for _ in range(CODES)) for _ in range(3))):
        blocks = loaded.blocks((), codes)
        found = [lane for block in blocks for lane in taken_apart(block, WINDOW_UNITS)]
        assert found == plain.around(codes)


def test_the_votes_of_a_window_are_the_plain_sum(drawn: tuple[Plain, Layers]) -> None:
    plain, loaded = drawn
    rng = random.Random(3)
    for reach in (100, 1_500, 30_000):
        window = [rng.randrange(-reach, reach) for _ in range(WINDOW_UNITS)]
        votes = struct.unpack(f"<{WIDTH}H", loaded.voted(signed(window)).to_bytes(2 * WIDTH, "little"))
        by_label = [votes[label // 2 + label % 2 * WIDTH // 2] for label in range(WIDTH)]
        expected = plain.voted(window)
        assert [vote - by_label[0] for vote in by_label] == [vote - expected[0] for vote in expected]


@pytest.mark.parametrize("value", [0, 1, -1, MOST, -MOST, 1_234, -1_234])
def test_lanes_of_either_sign_add_up_and_come_apart(value: int) -> None:
    number = signed([value, 0, -value]) + signed([0, value, 0])
    assert taken_apart(number, 3) == [value, value, -value]


def test_the_shipped_layers_cannot_run_over_whatever_stands_in_a_text() -> None:
    shipped = layers()
    ups, downs = [0] * WINDOW_UNITS, [0] * WINDOW_UNITS
    for network, units in enumerate(shipped.spread):
        for unit in units:
            for place, lane in enumerate(taken_apart(unit[LEVELS - 1], NEIGHBOURS * REACHED)):
                reached = network * REACHED + place % REACHED
                ups[reached] += max(0, lane)
                downs[reached] += min(0, lane)
    biases = [lane - (1 << 15) for lane in struct.unpack(f"<{WINDOW_UNITS}H", window_bias(shipped))]
    assert all(up + bias <= MOST for up, bias in zip(ups, biases, strict=True))
    assert all(down + bias >= -MOST for down, bias in zip(downs, biases, strict=True))


def window_bias(shipped: Layers) -> bytes:
    return shipped.window_bias.to_bytes(2 * WINDOW_UNITS, "little")


def test_beyond_the_ends_of_a_text_there_is_nothing() -> None:
    assert sum(NOTHING) == 0
    assert len(NOTHING) == NEIGHBOURS
