"""Scores of every label for every token, from the shipped weights and layers."""

import struct
from collections.abc import Sequence
from functools import lru_cache

from promptguard.detect._tagger.features import Brief, brief, of_gap, of_pair, of_places, of_token
from promptguard.detect._tagger.layers import NOTHING, Blocks, layers
from promptguard.detect._tagger.weights import WIDTH, sums, weights
from promptguard.detect._tagger.words import codes, group
from promptguard.detect._tokens import Token

_LANES = struct.Struct(f"<{WIDTH}H")
_EDGE: Brief = ("", "", "", "")
_NONE = (0,) * 5


def scores(tokens: Sequence[Token]) -> list[tuple[int, ...]]:
    """For each token a score for each label (even ones first, see `LABELS`), in units of `Weights.scale`."""
    own = [_own(t.surface, t.pos, t.is_oov, t.form) for t in tokens]
    briefs = [_EDGE, _EDGE, *(mark for mark, _, _ in own), _EDGE, _EDGE]
    linear = [_NONE, _NONE, *(blocks for _, blocks, _ in own), _NONE, _NONE]
    layered = [NOTHING, NOTHING, *(blocks for _, _, blocks in own), NOTHING, NOTHING]
    pairs = [_pair(briefs[i], briefs[i + 1]) for i in range(len(briefs) - 1)]
    found = []
    for i, place in enumerate(of_places(tokens)):
        total = linear[i][0] + linear[i + 1][1] + linear[i + 2][2] + linear[i + 3][3] + linear[i + 4][4]
        total += pairs[i][0] + pairs[i + 1][1] + pairs[i + 2][2] + pairs[i + 3][3]
        total += _gap(briefs[i + 1], briefs[i + 3])
        for feature in place:
            total += _here(feature)
        window = layered[i][0] + layered[i + 1][1] + layered[i + 2][2] + layered[i + 3][3] + layered[i + 4][4]
        found.append(_LANES.unpack((total + _voted(window)).to_bytes(_LANES.size, "little")))
    return found


@lru_cache(maxsize=16_384)
def _own(surface: str, pos: tuple[str, ...], is_oov: bool, form: str) -> tuple[Brief, tuple[int, ...], Blocks]:
    token = Token(surface, 0, len(surface), pos, is_oov, form)
    features = of_token(token, group)
    spread = layers().blocks(features, codes(form) or codes(surface))
    return brief(token, group), sums(weights().own, features), spread


@lru_cache(maxsize=32_768)
def _pair(left: Brief, right: Brief) -> tuple[int, ...]:
    return sums(weights().pair, of_pair(left, right))


@lru_cache(maxsize=32_768)
def _gap(left: Brief, right: Brief) -> int:
    return sums(weights().here, of_gap(left, right))[0]


@lru_cache(maxsize=2_048)
def _here(feature: str) -> int:
    return sums(weights().here, (feature,))[0]


@lru_cache(maxsize=8_192)  # drafts repeat themselves: greetings, signatures, rows of tables, a draft checked again
def _voted(window: int) -> int:
    return layers().voted(window)
