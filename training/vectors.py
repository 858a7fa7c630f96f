"""What words mean, in a few bytes each: the word vectors that ship with ja-ginza, grouped and coded.

    python -m training.vectors OUT

Groups are clusters three levels deep. Codes are a product quantisation (Jégou, Douze, Schmid, "Product Quantization
for Nearest Neighbor Search", 2011): the main axes of the vectors, cut into pieces of a few axes; for each piece the
number of the nearest of 256 centres. Writes what `promptguard.detect._tagger.words` reads. Vectors: chiVe (Works
Applications, Apache-2.0) as packaged in ja-ginza (Megagon Labs, MIT).
"""

import sys
from pathlib import Path
from typing import Any

import numpy as np

from promptguard.detect._tagger.files import key_of
from promptguard.detect._tagger.words import CODES

LEVELS = (16, 8, 8)
AXES = 64
CENTRES = 256
SEED = 20251125


def vectors() -> tuple[Any, dict[str, int]]:
    """All vectors (rows × 300, of length one) and the row of each word; many words share one."""
    import spacy

    vocabulary = spacy.load("ja_ginza", exclude=["ner", "parser", "tagger"]).vocab
    data = vocabulary.vectors.data.astype("float32")
    data /= np.linalg.norm(data, axis=1, keepdims=True) + 1e-6
    return data, {vocabulary.strings[key]: int(row) for key, row in vocabulary.vectors.key2row.items()}


def groups(data: Any) -> Any:
    """For each row its group: 1024 + index; its prefixes (>> 3, >> 6) are the wider groups."""
    rng = np.random.default_rng(SEED)
    numbers = np.ones(len(data), dtype=int)
    for size in LEVELS:
        parts = numbers.copy()
        for number in np.unique(parts):
            rows = np.flatnonzero(parts == number)
            numbers[rows] = number * size + _nearest(data[rows], size, rng, 25, directions=True)
    return numbers


def codes(data: Any) -> Any:
    """For each row `CODES` numbers below 256."""
    rng = np.random.default_rng(SEED)
    centred = data - data.mean(0)
    _, axes = np.linalg.eigh(centred.T @ centred)
    # turned at random, so that no piece has all the weight of the first axes
    turn, _ = np.linalg.qr(rng.normal(size=(AXES, AXES)))
    main = (centred @ axes[:, ::-1][:, :AXES] @ turn).astype("float32")
    pieces = np.split(main, CODES, axis=1)
    return np.stack([_nearest(piece, CENTRES, rng, 20) for piece in pieces], axis=1)


def _nearest(data: Any, size: int, rng: Any, rounds: int, *, directions: bool = False) -> Any:
    """For each row the number of its centre (k-means); of `directions` the length counts for nothing."""
    if len(data) <= size:
        return np.arange(len(data))
    centres = data[rng.choice(len(data), size, replace=False)]
    nearest = _assigned(data, centres)
    for _ in range(rounds):
        for k in range(size):
            if (nearest == k).any():
                centres[k] = data[nearest == k].mean(0)
        if directions:
            centres /= np.linalg.norm(centres, axis=1, keepdims=True) + 1e-6
        nearest = _assigned(data, centres)
    return nearest


def _assigned(data: Any, centres: Any) -> Any:
    return ((centres**2).sum(1) - 2 * data @ centres.T).argmin(1)


def write(path: Path) -> None:
    """Write the file."""
    data, rows = vectors()
    keyed: dict[int, int] = {}
    for word, row in rows.items():
        keyed.setdefault(key_of(word), row)
    keys = np.array(sorted(keyed), dtype="<u4")
    places = np.array([keyed[int(key)] for key in keys], dtype="<u2")
    counts = np.array([len(keys), len(data)], dtype="<u4")
    parts = (counts, keys, places, groups(data).astype("<u2"), codes(data).astype("u1"))
    path.write_bytes(b"".join(part.tobytes() for part in parts))


if __name__ == "__main__":
    write(Path(sys.argv[1]))
