"""Scores of every label for every token, from the shipped weights."""

import struct
from collections.abc import Sequence
from functools import lru_cache

from promptguard.detect._tagger.features import Brief, brief, of_gap, of_pair, of_places, of_token
from promptguard.detect._tagger.groups import group
from promptguard.detect._tagger.weights import WIDTH, weights
from promptguard.detect._tokens import Token

_LANES = struct.Struct(f"<{WIDTH}H")
_EDGE: Brief = ("", "", "", "")


def scores(tokens: Sequence[Token]) -> list[tuple[int, ...]]:
    """For each token a score for each label (even ones first, see `LABELS`), in units of `Weights.scale`."""
    own = [_own(t.surface, t.pos, t.is_oov, t.form) for t in tokens]
    none = (0,) * len(weights().own.sums(()))
    briefs = [_EDGE, _EDGE, *(mark for mark, _ in own), _EDGE, _EDGE]
    sums = [none, none, *(blocks for _, blocks in own), none, none]
    pairs = [_pair(briefs[i], briefs[i + 1]) for i in range(len(briefs) - 1)]
    found = []
    for i, place in enumerate(of_places(tokens)):
        total = sums[i][0] + sums[i + 1][1] + sums[i + 2][2] + sums[i + 3][3] + sums[i + 4][4]
        total += pairs[i][0] + pairs[i + 1][1] + pairs[i + 2][2] + pairs[i + 3][3]
        total += _gap(briefs[i + 1], briefs[i + 3])
        for feature in place:
            total += _here(feature)
        found.append(_LANES.unpack(total.to_bytes(_LANES.size, "little")))
    return found


@lru_cache(maxsize=16_384)
def _own(surface: str, pos: tuple[str, ...], is_oov: bool, form: str) -> tuple[Brief, tuple[int, ...]]:
    token = Token(surface, 0, len(surface), pos, is_oov, form)
    return brief(token, group), weights().own.sums(of_token(token, group))


@lru_cache(maxsize=32_768)
def _pair(left: Brief, right: Brief) -> tuple[int, ...]:
    return weights().pair.sums(of_pair(left, right))


@lru_cache(maxsize=32_768)
def _gap(left: Brief, right: Brief) -> int:
    return weights().here.sums(of_gap(left, right))[0]


@lru_cache(maxsize=2_048)
def _here(feature: str) -> int:
    return weights().here.sums((feature,))[0]
