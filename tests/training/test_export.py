"""What is learnt is what runs: the exported files score a text as the arrays they were made of do."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from training.corpus import sentence
from training.encode import Encoded, Vocabulary
from training.export import Learnt, write

from promptguard.detect._tagger import layers as layers_module
from promptguard.detect._tagger import scores as scoring
from promptguard.detect._tagger import weights as weights_module
from promptguard.detect._tagger.decode import LABELS, LANES
from promptguard.detect._tagger.layers import NEIGHBOURS, NETWORKS, REACHED, SEEING
from promptguard.detect._tokens import tokens

TEXTS = ("本日、オオタカ計測の鴨志田様より電話。\n担当:蓑輪 陽平(総務)", "ドットの Nguyen さんは090-0000-1234です。")


def drawn(vocabulary: Vocabulary, seed: int) -> Learnt:
    """Numbers of the size that training comes to, by lot."""
    rng = np.random.default_rng(seed)
    linear = rng.uniform(-1, 1, (vocabulary.size, len(LABELS)))
    linear[0] = 0
    seen = rng.normal(0, 0.1, (vocabulary.layered_size, SEEING))
    window = rng.normal(0, 0.05, (REACHED, SEEING, NEIGHBOURS))
    return Learnt(
        linear,
        np.zeros((len(LABELS), len(LABELS))),
        seen,
        rng.normal(0, 0.1, SEEING),
        window,
        rng.normal(0, 0.1, REACHED),
        rng.normal(0, 0.2, (len(LABELS), REACHED)),
        np.full(SEEING, 1.5),
        np.full(REACHED, 2.0),
    )


def plain(learnt: Learnt, encoded: Encoded) -> Any:
    """The scores: (tokens, labels)."""
    seen = np.add.reduceat(learnt.seen[encoded.seen], encoded.seen_begins, axis=0) + learnt.seen_bias
    units = np.pad(np.maximum(seen, 0), ((NEIGHBOURS // 2, NEIGHBOURS // 2), (0, 0)))
    around = [units[k : k + len(encoded)] @ learnt.window[:, :, k].T for k in range(NEIGHBOURS)]
    window = np.maximum(sum(around) + learnt.window_bias, 0)
    return np.add.reduceat(learnt.linear[encoded.linear], encoded.linear_begins, axis=0) + window @ learnt.votes.T


@pytest.fixture
def exported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Vocabulary, list[Learnt]]]:
    """A vocabulary and what was learnt, exported and put in the place of the shipped files."""
    vocabulary = Vocabulary([sentence(text, []) for text in TEXTS], 1, 1)
    learnt = [drawn(vocabulary, seed) for seed in range(NETWORKS)]
    write(tmp_path, learnt, vocabulary, 0.0)
    for module in (layers_module, weights_module):
        monkeypatch.setattr(module, "_FILE", tmp_path / Path(module._FILE).name)
    forget()
    yield vocabulary, learnt
    forget()


def forget() -> None:
    cached = (weights_module.weights, layers_module.layers, scoring._own, scoring._pair, scoring._gap, scoring._here)
    for call in (*cached, scoring._voted):
        call.cache_clear()


def test_exported_files_score_as_what_was_learnt(exported: tuple[Vocabulary, list[Learnt]]) -> None:
    vocabulary, learnt = exported
    scale = weights_module.weights().scale
    for text in TEXTS:
        marked = sentence(text, [])
        encoded = vocabulary.encode(marked)
        expected = np.mean([plain(network, encoded) for network in learnt], axis=0)
        for lanes, row in zip(scoring.scores(tokens(marked.text)), expected, strict=True):
            ours = np.array([lanes[LANES.index(label)] for label in range(len(LABELS))]) / scale
            assert np.abs((ours - ours[0]) - (row - row[0])).max() < 0.05 * np.ptp(row)
