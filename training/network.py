"""The scores of the labels: a linear part over many features, and two narrow layers over few.

The first layer says of a token by itself what is seen of it (its features, the codes of its word), the second of a
token what it and its neighbours are together. Both are cut off at zero. `export.py` puts them into whole numbers.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from torch import nn

from promptguard.detect._tagger.decode import LABELS
from promptguard.detect._tagger.layers import NEIGHBOURS, REACHED, SEEING
from training.encode import Encoded


@dataclass(frozen=True)
class Batch:
    """Sentences side by side; `live` is 1.0 where a sentence has a token, `apart` where other conventions hold."""

    linear: tuple[torch.Tensor, torch.Tensor]
    seen: tuple[torch.Tensor, torch.Tensor]
    labels: torch.Tensor
    live: torch.Tensor
    apart: torch.Tensor


def batch(parts: Sequence[Encoded]) -> Batch:
    """Lay sentences side by side."""
    longest = max(len(part) for part in parts)
    labels = torch.zeros(len(parts), longest, dtype=torch.long)
    live = torch.zeros(len(parts), longest)
    for i, part in enumerate(parts):
        labels[i, : len(part)] = torch.as_tensor(part.labels)
        live[i, : len(part)] = 1
    return Batch(
        _joined([(p.linear, p.linear_begins) for p in parts]),
        _joined([(p.seen, p.seen_begins) for p in parts]),
        labels,
        live,
        torch.tensor([float(p.apart) for p in parts]).reshape(-1, 1, 1),
    )


def _joined(parts: Sequence[tuple[Any, Any]]) -> tuple[torch.Tensor, torch.Tensor]:
    ends = np.cumsum([0, *(len(rows) for rows, _ in parts)])
    begins = np.concatenate([begins + end for (_, begins), end in zip(parts, ends, strict=False)])
    return torch.as_tensor(np.concatenate([rows for rows, _ in parts])).long(), torch.as_tensor(begins).long()


@dataclass(frozen=True)
class Dropped:
    """Shares left out at random in training: of each linear row, of each row of the layers, of the layers' units."""

    linear: torch.Tensor
    seen: torch.Tensor
    units: float


class Network(nn.Module):
    """Linear part and layers."""

    def __init__(self, linear_size: int, layered_size: int, dropped: Dropped) -> None:
        super().__init__()
        self.dropped = dropped
        self.linear = nn.EmbeddingBag(linear_size, len(LABELS), mode="sum", sparse=True)
        nn.init.zeros_(self.linear.weight)
        self.seen = nn.EmbeddingBag(layered_size, SEEING, mode="sum")
        nn.init.normal_(self.seen.weight, std=0.1)
        self.seen_bias = nn.Parameter(torch.zeros(SEEING))
        self.apart_seen = nn.Parameter(torch.zeros(SEEING))
        self.window = nn.Conv1d(SEEING, REACHED, NEIGHBOURS, padding=NEIGHBOURS // 2)
        self.votes = nn.Linear(REACHED, len(LABELS))
        self.apart_votes = nn.Parameter(torch.zeros(len(LABELS)))
        self.loose = nn.Dropout(dropped.units)

    def forward(self, batch: Batch) -> torch.Tensor:
        """Scores: (sentences, tokens, labels)."""
        window = self.units(batch)[1]
        votes = self.votes(self.loose(window)) + batch.apart * self.apart_votes
        return votes + self._bag(self.linear, batch.linear, self.dropped.linear, batch.live)

    def units(self, batch: Batch) -> tuple[torch.Tensor, torch.Tensor]:
        """Units of both layers: (sentences, tokens, units)."""
        seen = self._bag(self.seen, batch.seen, self.dropped.seen, batch.live) + self.seen_bias
        units = torch.relu(seen + batch.apart * self.apart_seen) * batch.live.unsqueeze(2)
        return units, torch.relu(self.window(self.loose(units).transpose(1, 2))).transpose(1, 2)

    def _bag(
        self, bag: nn.EmbeddingBag, rows: tuple[torch.Tensor, torch.Tensor], shares: torch.Tensor, live: torch.Tensor
    ) -> torch.Tensor:
        """Sums of rows, side by side as the sentences are."""
        keep = None
        if self.training:
            share = shares[rows[0]]
            keep = (torch.rand(len(share)) >= share).float()
            if bag is self.linear:
                keep = keep / (1 - share)  # what a token is seen to be travels better without: tried on other text
        sums = bag(*rows, per_sample_weights=keep)
        laid = sums.new_zeros(*live.shape, sums.shape[1])
        laid[live > 0] = sums
        return laid
