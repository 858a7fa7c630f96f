"""Groups of words with a similar use: the word vectors that ship with ja-ginza, clustered three levels deep.

    python -m training.vectors OUT

Writes what `promptguard.detect._tagger.groups` reads: the CRC-32 of every word in order, then its group. Vectors:
chiVe (Works Applications, Apache-2.0) as packaged in ja-ginza (Megagon Labs, MIT).
"""

import sys
import zlib
from pathlib import Path
from typing import Any

LEVELS = (16, 8, 8)
SEED = 20251125


def groups() -> dict[str, int]:
    """Word -> group number: 1024 + index; its prefixes (>> 3, >> 6) are the wider groups."""
    import numpy as np
    import spacy

    vocabulary = spacy.load("ja_ginza", exclude=["ner", "parser", "tagger"]).vocab
    data = vocabulary.vectors.data.astype("float32")
    data /= np.linalg.norm(data, axis=1, keepdims=True) + 1e-6
    rng = np.random.default_rng(SEED)
    numbers = np.ones(len(data), dtype=int)
    for size in LEVELS:
        parts = numbers.copy()
        for number in np.unique(parts):
            rows = np.flatnonzero(parts == number)
            numbers[rows] = number * size + _means(data[rows], size, rng)
    return {vocabulary.strings[key]: int(numbers[row]) for key, row in vocabulary.vectors.key2row.items()}


def _means(data: Any, size: int, rng: Any, rounds: int = 25) -> Any:
    """Spherical k-means."""
    import numpy as np

    if len(data) <= size:
        return np.arange(len(data))
    centres = data[rng.choice(len(data), size, replace=False)]
    nearest = (data @ centres.T).argmax(1)
    for _ in range(rounds):
        for k in range(size):
            if (nearest == k).any():
                centres[k] = data[nearest == k].mean(0)
        centres /= np.linalg.norm(centres, axis=1, keepdims=True) + 1e-6
        nearest = (data @ centres.T).argmax(1)
    return nearest


def write(table: dict[str, int], path: Path) -> None:
    """Keys and groups, little-endian: count, keys (4 bytes each, ascending), groups (2 bytes each)."""
    import numpy as np

    keyed: dict[int, int] = {}
    for word, group in table.items():
        keyed.setdefault(zlib.crc32(word.encode()), group)
    keys = np.array(sorted(keyed), dtype="<u4")
    values = np.array([keyed[int(k)] for k in keys], dtype="<u2")
    path.write_bytes(np.array([len(keys)], dtype="<u4").tobytes() + keys.tobytes() + values.tobytes())


if __name__ == "__main__":
    write(groups(), Path(sys.argv[1]))
