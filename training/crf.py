"""A linear-chain CRF over sparse features, trained in mini-batches with torch."""

import random
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from torch import nn

from promptguard.detect._tagger.decode import LABELS, allowed
from training.encode import Encoded

IMPOSSIBLE = -10_000.0


@dataclass(frozen=True)
class Settings:
    """Numbers of a training run; `drop` and `drop_words` are shares of the features left out at random."""

    epochs: int = 5
    tokens_a_batch: int = 3000
    rate: float = 0.08
    decay: float = 2e-6
    drop: float = 0.4
    drop_words: float = 0.65
    seed: int = 7


class Crf(nn.Module):
    """One weight for each feature and label, and one for each two labels in a row."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self.weights = nn.EmbeddingBag(size, len(LABELS), mode="sum", sparse=True)
        nn.init.zeros_(self.weights.weight)
        self.steps = nn.Parameter(torch.zeros(len(LABELS), len(LABELS)))
        places = range(len(LABELS))
        mask = torch.tensor([[0.0 if allowed(a, b) else IMPOSSIBLE for b in places] for a in places])
        self.register_buffer("mask", mask)
        first = torch.tensor([IMPOSSIBLE if b[0] in "IE" else 0.0 for b in LABELS])
        last = torch.tensor([IMPOSSIBLE if a[0] in "BI" else 0.0 for a in LABELS])
        self.register_buffer("first", first)
        self.register_buffer("last", last)

    def scores(self, features: torch.Tensor, offsets: torch.Tensor, keep: torch.Tensor | None = None) -> torch.Tensor:
        """Token scores: (tokens, labels)."""
        return self.weights(features, offsets, per_sample_weights=keep)

    def loss(self, scores: torch.Tensor, labels: torch.Tensor, lengths: Sequence[int]) -> torch.Tensor:
        """Negative log likelihood, summed over a batch of sentences laid in a row."""
        steps = self.steps + self.mask
        count, longest = len(lengths), max(lengths)
        padded = scores.new_zeros(count, longest, len(LABELS))
        gold = labels.new_zeros(count, longest)
        live = torch.zeros(count, longest)
        at = 0
        for i, length in enumerate(lengths):
            padded[i, :length] = scores[at : at + length]
            gold[i, :length] = labels[at : at + length]
            live[i, :length] = 1
            at += length
        path = (padded.gather(2, gold.unsqueeze(2)).squeeze(2) * live).sum()
        path = path + (steps[gold[:, :-1], gold[:, 1:]] * live[:, 1:]).sum()
        alpha = padded[:, 0] + self.first
        for t in range(1, longest):
            following = torch.logsumexp(alpha.unsqueeze(2) + steps, 1) + padded[:, t]
            alpha = torch.where(live[:, t : t + 1] > 0, following, alpha)
        return torch.logsumexp(alpha + self.last, 1).sum() - path


def train(data: Sequence[Encoded], wordy: Any, size: int, settings: Settings, report: Any = None) -> Crf:
    """Train; `wordy[i]` says whether feature i knows a very word, and is left out more often (it does not travel)."""
    torch.manual_seed(settings.seed)
    rng = random.Random(settings.seed)
    model = Crf(size)
    sparse = torch.optim.Adagrad([model.weights.weight], lr=settings.rate)
    dense = torch.optim.Adam([model.steps], lr=0.01)
    dropped = torch.where(torch.as_tensor(wordy), settings.drop_words, settings.drop)
    order = list(range(len(data)))
    for epoch in range(settings.epochs):
        begun, total = time.time(), 0.0
        for batch in _batches(order, data, settings.tokens_a_batch, rng):
            features, offsets, labels, lengths = _joined([data[i] for i in batch])
            share = dropped[features]
            keep = (torch.rand(len(features)) >= share).float() / (1 - share)
            loss = model.loss(model.scores(features, offsets, keep), labels, lengths)
            sparse.zero_grad()
            dense.zero_grad()
            loss.backward()
            sparse.step()
            dense.step()
            total += loss.item()
        with torch.no_grad():
            model.weights.weight.mul_(1 - settings.decay * len(data))
        print(f"epoch {epoch} loss {total:.0f} {time.time() - begun:.0f} s", flush=True)
        if report and (epoch >= 3 or epoch == settings.epochs - 1):
            report(model)
    return model


def _batches(order: list[int], data: Sequence[Encoded], tokens: int, rng: random.Random) -> list[list[int]]:
    """Sentences of like length together, in a new order each time."""
    rng.shuffle(order)
    ordered = sorted(order, key=lambda i: len(data[i][1]) + rng.random() * 8)
    batches: list[list[int]] = [[]]
    width = 0
    for i in ordered:
        width = max(width, len(data[i][1]))
        if batches[-1] and width * (len(batches[-1]) + 1) > tokens:
            batches.append([])
            width = len(data[i][1])
        batches[-1].append(i)
    rng.shuffle(batches)
    return batches


def _joined(parts: Sequence[Encoded]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor, list[int]]:
    features, offsets, labels, lengths, at = [], [], [], [], 0
    for flat, begins, gold in parts:
        features.append(flat)
        offsets.append(begins + at)
        labels.append(gold)
        lengths.append(len(gold))
        at += len(flat)
    return (
        torch.as_tensor(np.concatenate(features)).long(),
        torch.as_tensor(np.concatenate(offsets)).long(),
        torch.as_tensor(np.concatenate(labels)),
        lengths,
    )
