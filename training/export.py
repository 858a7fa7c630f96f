"""What was learnt → the files that `promptguard.detect._tagger` maps: `weights.bin` and `layers.bin`."""

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from promptguard.detect._tagger import layers as lean
from promptguard.detect._tagger import weights as linear
from promptguard.detect._tagger.decode import LANES
from promptguard.detect._tagger.files import key_of
from promptguard.detect._tagger.layers import (
    LEVELS,
    NEIGHBOURS,
    SEEING,
    TOKEN_STEP,
    VOTES_MOST,
    WINDOW_STEP,
)
from training.encode import CODED, HERE, OWN, PAIR, Vocabulary

TOP = LEVELS - 1
BYTE_MOST = 127
LANE_MOST = (1 << 15) - WINDOW_STEP - TOP * NEIGHBOURS * SEEING // 2
"""What a window unit may add up to at the very most, either way, so that no lane runs over; half a unit for each
weight that is rounded."""


@dataclass(frozen=True)
class Learnt:
    """What one network learnt, as arrays: of the linear part, of the steps between labels, of both layers.

    `window` is (window units, token units, neighbours), `votes` (labels, window units); `token_tops` and
    `window_tops` are the sums, unit by unit, that become the top level.
    """

    linear: Any
    steps: Any
    seen: Any
    seen_bias: Any
    window: Any
    window_bias: Any
    votes: Any
    token_tops: Any
    window_tops: Any


@dataclass(frozen=True)
class Averaged:
    """Networks whose scores are averaged: the linear parts and the steps as one, the layers each for itself."""

    networks: Sequence[Learnt]

    @cached_property
    def linear(self) -> Any:
        """Weights of the linear part."""
        return np.mean([network.linear for network in self.networks], axis=0)

    @property
    def steps(self) -> Any:
        """Steps between labels."""
        return np.mean([network.steps for network in self.networks], axis=0)

    @property
    def scale(self) -> float:
        """Units of a score per nat: as many as bytes and votes can hold."""
        votes = max(_most(network.votes * network.window_tops) for network in self.networks) / len(self.networks)
        return min(BYTE_MOST / _most(self.linear), VOTES_MOST / votes)


def _most(values: Any) -> float:
    return max(1e-6, float(np.abs(values).max()))


def write(folder: Path, networks: Sequence[Learnt], vocabulary: Vocabulary, least: float) -> None:
    """Write both files; linear features of less than `least` nats are left out."""
    learnt = Averaged(networks)
    (folder / "weights.bin").write_bytes(_weights(learnt, vocabulary, least))
    (folder / "layers.bin").write_bytes(_layers(learnt, vocabulary))


def hashed(rows: Mapping[str, bytes]) -> bytes:
    """One `Table`: bits, rows, keys, row numbers, rows."""
    bits = max(4, (len(rows) * 3 // 2).bit_length())
    size = 1 << bits
    keys, places = np.zeros(size, "<u4"), np.zeros(size, "<u4")
    data = bytearray()
    for number, feature in enumerate(sorted(rows)):
        key = key_of(feature) or 1
        slot = key & (size - 1)
        while keys[slot]:
            slot = (slot + 1) & (size - 1)
        keys[slot], places[slot] = key, number
        data += rows[feature]
    padding = bytes(-len(data) % 4)
    return struct.pack("<II", bits, len(rows)) + keys.tobytes() + places.tobytes() + bytes(data) + padding


def quantised(numbers: Mapping[str, int], weights: Any, scale: float, least: float) -> dict[str, bytes]:
    """Each feature's row as bytes; `weights` is (features, blocks, labels). Rows below `least` nats are left out."""
    strong = np.abs(weights).max(axis=(1, 2)) >= least
    rows = _bytes(weights.astype(float) * scale)
    return {feature: rows[number].tobytes() for feature, number in numbers.items() if strong[number]}


def _bytes(values: Any) -> Any:
    return (np.clip(np.round(values), -BYTE_MOST, BYTE_MOST) + 128).astype(np.uint8)


def _weights(learnt: Averaged, vocabulary: Vocabulary, least: float) -> bytes:
    """The linear part; every table begins at a multiple of four bytes."""
    labels = learnt.linear.shape[1]
    body = b""
    for numbers, start, blocks in zip(vocabulary.tables, vocabulary.starts, (OWN, PAIR, HERE), strict=False):
        part = learnt.linear[start : start + len(numbers) * blocks].reshape(len(numbers), blocks, labels)
        body += hashed(quantised(numbers, part, learnt.scale, least))
    head = linear.MAGIC + struct.pack("<If", labels, learnt.scale) + np.asarray(learnt.steps, "<f4").tobytes()
    return head + body


@dataclass(frozen=True)
class _Whole:
    """The layers of one network in whole numbers."""

    seen_bias: Any
    window_bias: Any
    seen: Any
    around: Any
    votes: Any

    @classmethod
    def of(cls, learnt: Learnt, vote_scale: float) -> "_Whole":
        """`vote_scale` is units of a score per nat of this network's votes."""
        token_scale = TOP * TOKEN_STEP / learnt.token_tops
        # a token unit is shipped as a level, and a window unit's weights count levels
        around = learnt.window.transpose(1, 2, 0) * (learnt.token_tops / TOP)[:, None, None]
        window_scale = np.minimum(_no_running_over(around, learnt.window_bias), TOP * WINDOW_STEP / learnt.window_tops)
        a_level = (learnt.votes * (WINDOW_STEP / window_scale * vote_scale)).T
        return cls(
            _half_up(learnt.seen_bias * token_scale, TOKEN_STEP),
            _half_up(learnt.window_bias * window_scale, WINDOW_STEP),
            _bytes(learnt.seen * token_scale),
            _bytes(around * window_scale),
            _bytes((np.arange(LEVELS)[:, None] * a_level[:, None])[..., LANES]),
        )


def _layers(learnt: Averaged, vocabulary: Vocabulary) -> bytes:
    """The layers of all networks: their token units by turns, their window units one network after the other."""
    each = [_Whole.of(network, learnt.scale / len(learnt.networks)) for network in learnt.networks]
    rows = _by_turns([network.seen for network in each], axis=1)
    parts = (
        _by_turns([network.seen_bias for network in each], axis=0),
        np.concatenate([network.window_bias for network in each]),
        rows[:CODED],
    )
    table = hashed({feature: rows[row].tobytes() for feature, row in vocabulary.layered.items()})
    tail = (
        _by_turns([network.around for network in each], axis=0),
        np.concatenate([network.votes for network in each]),
    )
    return lean.MAGIC + b"".join(p.tobytes() for p in parts) + table + b"".join(p.tobytes() for p in tail)


def _by_turns(parts: Sequence[Any], axis: int) -> Any:
    """The first of each along an axis, then the second of each."""
    shape = list(parts[0].shape)
    shape[axis] *= len(parts)
    return np.stack(parts, axis=axis + 1).reshape(shape)


def _half_up(bias: Any, step: int) -> Any:
    """A bias in units, half a level more: levels are cut down, not rounded."""
    return np.round(bias + step / 2).astype("<i2")


def _no_running_over(around: Any, bias: Any) -> Any:
    """For each window unit the scale at which no tokens whatever make it run over, and every weight fits a byte."""
    up = TOP * np.maximum(around, 0).sum((0, 1)) + np.maximum(bias, 0)
    down = TOP * np.maximum(-around, 0).sum((0, 1)) + np.maximum(-bias, 0)
    return np.minimum(LANE_MOST / np.maximum(up, down), BYTE_MOST / np.abs(around).max((0, 1)))
