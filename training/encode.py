"""Sentences in numbers: what the sums of `promptguard.detect._tagger` are made of, token by token.

Linear features have a row for each distance to the token whose label they speak for, all in a row of their own: the
tables of `weights`, so that the trained matrix need only be cut up to be shipped. Of the layers above, a token's own
features and the codes of its word have one row each.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, pairwise
from typing import Any

import numpy as np

from promptguard.detect._tagger.decode import LABELS
from promptguard.detect._tagger.features import Brief, brief, of_gap, of_pair, of_places, of_token
from promptguard.detect._tagger.words import CODES, codes, group
from promptguard.detect._tokens import Token
from training.corpus import Sentence

EDGE: Brief = ("", "", "", "")
OWN, PAIR, HERE = 5, 4, 1
"""Rows (distances) of a feature of one token, of a pair, of a place."""
CODED = 256 * CODES
"""Rows of the codes; they come before those of the features."""
_NUMBER = {label: i for i, label in enumerate(LABELS)}


@dataclass(frozen=True, slots=True)
class Encoded:
    """One sentence: rows of all its tokens in a row with the place where each token's begin, and its labels."""

    linear: Any
    linear_begins: Any
    seen: Any
    seen_begins: Any
    labels: Any
    apart: bool

    def __len__(self) -> int:
        return len(self.labels)


@cache
def _own(surface: str, pos: tuple[str, ...], is_oov: bool, form: str) -> tuple[Brief, tuple[str, ...]]:
    token = Token(surface, 0, len(surface), pos, is_oov, form)
    return brief(token, group), tuple(of_token(token, group))


def _seen(tokens: Sequence[Token]) -> tuple[list[Brief], list[tuple[str, ...]]]:
    own = [_own(t.surface, t.pos, t.is_oov, t.form) for t in tokens]
    return [EDGE, EDGE, *(b for b, _ in own), EDGE, EDGE], [f for _, f in own]


class Vocabulary:
    """Numbers of all features seen at least `rare` times in what is learnt from.

    `layered` are the features of one token that the layers see: those seen at least `frequent` times.
    """

    def __init__(self, sentences: Iterable[Sentence], rare: int, frequent: int) -> None:
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
        self.layered = {f: CODED + i for i, f in enumerate(f for f, n in counts[0].items() if n >= frequent)}
        self._rows: dict[tuple[int, Any], tuple[int, ...]] = {}

    @property
    def size(self) -> int:
        """Linear rows in all."""
        return int(self.starts[3])

    @property
    def layered_size(self) -> int:
        """Rows of the layers in all."""
        return CODED + len(self.layered)

    def _first_rows(self, table: int, blocks: int, key: Any, features: Iterable[str]) -> tuple[int, ...]:
        known = self._rows.get((table, key))
        if known is None:
            numbers, start = self.tables[table], int(self.starts[table])
            known = tuple(start + blocks * numbers[f] for f in features if f in numbers)
            self._rows[table, key] = known
        return known

    def _layered_rows(self, token: Token, features: Iterable[str]) -> list[int]:
        word = codes(token.form) or codes(token.surface)
        coded = [256 * piece + code for piece, code in enumerate(word)]
        return coded + [self.layered[f] for f in features if f in self.layered]

    def encode(self, sentence: Sentence) -> Encoded:
        """One sentence."""
        briefs, own = _seen(sentence.tokens)
        count = len(own)
        mine = [self._first_rows(0, OWN, f, f) for f in own]
        pairs = [self._first_rows(1, PAIR, p, of_pair(*p)) for p in pairwise(briefs)]
        gaps = [self._first_rows(2, HERE, g, of_gap(*g)) for g in zip(briefs[1:], briefs[3:], strict=False)]
        linear: list[list[int]] = []
        for i, place in enumerate(of_places(sentence.tokens)):
            rows = [row + d + 2 for d in range(max(-2, -i), min(3, count - i)) for row in mine[i + d]]
            rows += [row + block for block in range(4) for row in pairs[i + block]]
            linear.append([*rows, *gaps[i], *self._first_rows(2, HERE, place, place)])
        seen = [self._layered_rows(token, features) for token, features in zip(sentence.tokens, own, strict=True)]
        labels = np.array([_NUMBER[label] for label in sentence.labels], dtype=np.int64)
        return Encoded(*_in_a_row(linear), *_in_a_row(seen), labels, sentence.apart)

    def linear_mask(self, marks: frozenset[str]) -> Any:
        """For each linear row whether its feature begins with one of these letters."""
        found = np.zeros(self.size, dtype=bool)
        for start, numbers, blocks in zip(self.starts, self.tables, (OWN, PAIR, HERE), strict=False):
            for feature, number in numbers.items():
                if feature[0] in marks:
                    first = int(start) + number * blocks
                    found[first : first + blocks] = True
        return found

    def layered_mask(self, marks: frozenset[str]) -> Any:
        """The same for the rows of the layers; those of codes are not among them."""
        found = np.zeros(self.layered_size, dtype=bool)
        found[[row for feature, row in self.layered.items() if feature[0] in marks]] = True
        return found


def _in_a_row(rows: Sequence[Sequence[int]]) -> tuple[Any, Any]:
    begins = np.cumsum([0, *(len(row) for row in rows[:-1])], dtype=np.int32)
    return np.fromiter(chain.from_iterable(rows), dtype=np.int32), begins
