"""What is learnt is what runs: exported weights score a text as the training does."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from training.corpus import Sentence, sentence
from training.encode import Vocabulary
from training.export import write

from promptguard.detect._tagger import scores as scoring
from promptguard.detect._tagger import weights as module
from promptguard.detect._tagger.decode import LABELS, LANES
from promptguard.detect._tokens import tokens

TEXTS = ("本日、オオタカ計測の鴨志田様より電話。\n担当:蓑輪 陽平(総務)", "ドットの Nguyen さんは090-0000-1234です。")


@pytest.fixture
def learnt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Vocabulary, Any]]:
    """A vocabulary and weights drawn by lot, exported and put in the place of the shipped ones."""
    vocabulary = Vocabulary([sentence(text, []) for text in TEXTS], 1)
    drawn = np.random.default_rng(1).uniform(-2, 2, (vocabulary.size, len(LABELS)))
    drawn[0] = 0
    file = tmp_path / "weights.bin"
    write(file, drawn, np.zeros((len(LABELS), len(LABELS))), vocabulary, 0.0)
    monkeypatch.setattr(module, "_FILE", file)
    forget()
    yield vocabulary, drawn
    forget()


def forget() -> None:
    for cached in (module.weights, scoring._own, scoring._pair, scoring._gap, scoring._here):
        cached.cache_clear()


def test_exported_weights_score_as_the_trained_ones(learnt: tuple[Vocabulary, Any]) -> None:
    vocabulary, drawn = learnt
    scale = module.weights().scale
    for text in TEXTS:
        marked: Sentence = sentence(text, [])
        flat, begins, _ = vocabulary.encode(marked)
        expected = np.add.reduceat(drawn[flat], begins, axis=0)
        for lanes, row in zip(scoring.scores(tokens(marked.text)), expected, strict=True):
            ours = np.array([lanes[LANES.index(label)] for label in range(len(LABELS))]) / scale
            assert np.abs((ours - ours[0]) - (row - row[0])).max() < 0.02 * len(flat) / len(begins)
