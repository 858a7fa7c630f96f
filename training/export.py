"""Trained weights → the file that `promptguard.detect._tagger.weights` maps."""

import struct
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from promptguard.detect._tagger.weights import MAGIC, WIDTH
from training.encode import HERE, OWN, PAIR, Vocabulary


def quantised(numbers: Mapping[str, int], weights: Any, scale: float, least: float) -> dict[str, bytes]:
    """Each feature's row as bytes; `weights` is (features, blocks, labels). Rows below `least` nats are left out."""
    kept: dict[str, bytes] = {}
    strong = np.abs(weights).max(axis=(1, 2)) >= least
    padded = np.zeros((*weights.shape[:2], WIDTH))
    padded[..., : weights.shape[2]] = weights
    rows = (np.clip(np.round(padded * scale), -127, 127) + 128).astype(np.uint8)
    for feature, number in numbers.items():
        if strong[number]:
            kept[feature] = rows[number].tobytes()
    return kept


def hashed(rows: Mapping[str, bytes]) -> bytes:
    """One hash table: bits, rows, keys, row numbers, rows."""
    bits = max(4, (len(rows) * 3 // 2).bit_length())
    size = 1 << bits
    keys, places = np.zeros(size, "<u4"), np.zeros(size, "<u4")
    data = bytearray()
    for number, feature in enumerate(sorted(rows)):
        key = zlib.crc32(feature.encode()) or 1
        slot = key & (size - 1)
        while keys[slot]:
            slot = (slot + 1) & (size - 1)
        keys[slot], places[slot] = key, number
        data += rows[feature]
    padding = bytes(-len(data) % 4)
    return struct.pack("<II", bits, len(rows)) + keys.tobytes() + places.tobytes() + bytes(data) + padding


def write(path: Path, weights: Any, steps: Any, vocabulary: Vocabulary, least: float) -> None:
    """Write the file; every table begins at a multiple of four bytes."""
    scale = 126.0 / max(1e-6, float(np.quantile(np.abs(weights), 0.99999)))
    body = b""
    for numbers, start, blocks in zip(vocabulary.tables, vocabulary.starts, (OWN, PAIR, HERE), strict=False):
        part = weights[start : start + len(numbers) * blocks].reshape(len(numbers), blocks, weights.shape[1])
        body += hashed(quantised(numbers, part, scale, least))
    head = MAGIC + struct.pack("<If", weights.shape[1], scale) + np.asarray(steps, "<f4").tobytes()
    path.write_bytes(head + body)
