"""Sentences in numbers: for each token the rows of the weights that speak for its label.

A feature has a row for each distance to the token whose label it speaks for, all in a row of their own: the tables of
`promptguard.detect._tagger.weights`, so that the trained matrix need only be cut up to be shipped.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise
from typing import Any

import numpy as np

from promptguard.detect._tagger.decode import LABELS
from promptguard.detect._tagger.features import Brief, brief, of_gap, of_pair, of_places, of_token
from promptguard.detect._tagger.groups import group
from promptguard.detect._tokens import Token
from training.corpus import Sentence

EDGE: Brief = ("", "", "", "")
OWN, PAIR, HERE = 5, 4, 1
"""Rows (distances) of a feature of one token, of a pair, of a place."""
Encoded = tuple[Any, Any, Any]
"""Row numbers of all tokens in a row, where each token's begin, and its label (arrays)."""
_NUMBER = {label: i for i, label in enumerate(LABELS)}


@cache
def _own(surface: str, pos: tuple[str, ...], is_oov: bool, form: str) -> tuple[Brief, tuple[str, ...]]:
    token = Token(surface, 0, len(surface), pos, is_oov, form)
    return brief(token, group), tuple(of_token(token, group))


def _seen(tokens: Sequence[Token]) -> tuple[list[Brief], list[tuple[str, ...]]]:
    own = [_own(t.surface, t.pos, t.is_oov, t.form) for t in tokens]
    return [EDGE, EDGE, *(b for b, _ in own), EDGE, EDGE], [f for _, f in own]


class Vocabulary:
    """Numbers of all features seen at least `rare` times in what is learnt from."""

    def __init__(self, sentences: Iterable[Sentence], rare: int) -> None:
        counts: tuple[Counter[str], ...] = (Counter(), Counter(), Counter())
        for sentence in sentences:
            briefs, own = _seen(sentence.tokens)
            for features in own:
                counts[0].update(features)
            for left, right in pairwise(briefs):
                counts[1].update(of_pair(left, right))
            for left, right in zip(briefs[1:], briefs[3:], strict=False):
                counts[2].update(of_gap(left, right))
            for place in of_places(sentence.tokens):
                counts[2].update(place)
        self.tables = [{f: i for i, f in enumerate(f for f, n in c.items() if n >= rare)} for c in counts]
        self.starts = np.cumsum([1, len(self.tables[0]) * OWN, len(self.tables[1]) * PAIR, len(self.tables[2])])
        """Row 0 is of no feature; then the three tables."""
        self._rows: dict[tuple[int, Any], tuple[int, ...]] = {}

    @property
    def size(self) -> int:
        """Rows in all."""
        return int(self.starts[3])

    def _first_rows(self, table: int, blocks: int, key: Any, features: Iterable[str]) -> tuple[int, ...]:
        known = self._rows.get((table, key))
        if known is None:
            numbers, start = self.tables[table], int(self.starts[table])
            known = tuple(start + blocks * numbers[f] for f in features if f in numbers)
            self._rows[table, key] = known
        return known

    def encode(self, sentence: Sentence) -> Encoded:
        """One sentence."""
        briefs, own = _seen(sentence.tokens)
        count = len(own)
        mine = [self._first_rows(0, OWN, f, f) for f in own]
        pairs = [self._first_rows(1, PAIR, p, of_pair(*p)) for p in pairwise(briefs)]
        gaps = [self._first_rows(2, HERE, g, of_gap(*g)) for g in zip(briefs[1:], briefs[3:], strict=False)]
        flat: list[int] = []
        begins: list[int] = []
        for i, place in enumerate(of_places(sentence.tokens)):
            begins.append(len(flat))
            for distance in range(max(-2, -i), min(3, count - i)):
                flat += [row + distance + 2 for row in mine[i + distance]]
            for block in range(4):
                flat += [row + block for row in pairs[i + block]]
            flat += gaps[i]
            flat += self._first_rows(2, HERE, place, place)
        labels = np.array([_NUMBER[label] for label in sentence.labels], dtype=np.int64)
        return np.array(flat, dtype=np.int32), np.array(begins, dtype=np.int32), labels

    def mask(self, marks: frozenset[str]) -> Any:
        """For each row whether its feature begins with one of these letters."""
        found = np.zeros(self.size, dtype=bool)
        for start, numbers, blocks in zip(self.starts, self.tables, (OWN, PAIR, HERE), strict=False):
            for feature, number in numbers.items():
                if feature[0] in marks:
                    first = int(start) + number * blocks
                    found[first : first + blocks] = True
        return found
