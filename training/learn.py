"""Train the network and the CRF on top of it, in mini-batches with torch."""

import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from torch import nn

from training.crf import Crf
from training.encode import CODED, Encoded
from training.export import Learnt
from training.network import Batch, Dropped, Network, batch

REACHED = 0.999
"""Share of a unit's sums above zero that its levels tell apart; what is above counts as the top level."""
EXAMPLES_A_BATCH = 200


@dataclass(frozen=True)
class Settings:
    """Numbers of a training run; `drop…` are shares left out at random, of `wordy` rows (a very word) more."""

    epochs: int = 5
    tokens_a_batch: int = 3000
    linear_rate: float = 0.04
    rate: float = 2e-3
    drop_linear: float = 0.5
    drop_linear_wordy: float = 0.8
    drop_codes: float = 0.15
    drop_seen: float = 0.4
    drop_seen_wordy: float = 0.6
    drop_units: float = 0.4
    memory: float = 0.98
    """Of the running mean of the layers' weights, which is what is shipped, what each tenth step keeps."""
    seed: int = 1


class Model(nn.Module):
    """All that is learnt."""

    def __init__(self, sizes: tuple[int, int], dropped: Dropped) -> None:
        super().__init__()
        self.network = Network(*sizes, dropped)
        self.crf = Crf()

    def loss(self, batch: Batch) -> torch.Tensor:
        """Of a batch."""
        return self.crf.loss(self.network(batch), batch.labels, batch.live)

    def layers(self) -> dict[str, nn.Parameter]:
        """Everything but the linear rows, which are too many to be averaged or moved at every step."""
        return {name: p for name, p in self.named_parameters() if name != "network.linear.weight"}

    def learnt(self, examples: Sequence[Encoded]) -> Learnt:
        """All of it as arrays; `examples` show how large the sums of the layers get."""
        network = self.network
        tops = self._tops(examples)
        parts = (
            network.linear.weight,
            self.crf.steps,
            network.seen.weight,
            network.seen_bias,
            network.window.weight,
            network.window.bias,
            network.votes.weight,
        )
        return Learnt(*(part.detach().numpy() for part in parts), *tops)

    def _tops(self, examples: Sequence[Encoded]) -> Iterator[Any]:
        """For each layer, unit by unit, the sum that only a few sums above zero exceed."""
        kept: tuple[list[Any], list[Any]] = ([], [])
        with torch.no_grad():
            for first in range(0, len(examples), EXAMPLES_A_BATCH):
                side_by_side = batch(examples[first : first + EXAMPLES_A_BATCH])
                live = side_by_side.live > 0
                for found, units in zip(kept, self.network.units(side_by_side), strict=True):
                    found.append(units[live].numpy())
        for found in kept:
            sums = np.concatenate(found).T
            yield np.array([np.quantile(on, REACHED) if (on := unit[unit > 0]).size else 1.0 for unit in sums])


class Mean:
    """The running mean of weights."""

    def __init__(self, memory: float) -> None:
        self._memory, self._count = memory, 0
        self._values: dict[str, torch.Tensor] = {}

    def take(self, weights: dict[str, nn.Parameter]) -> None:
        """Count these in; the first ones are soon forgotten."""
        self._count += 1
        keep = min(self._memory, self._count / (self._count + 9))
        for name, weight in weights.items():
            value = weight.detach()
            self._values[name] = keep * self._values.get(name, value) + (1 - keep) * value

    def give(self, weights: dict[str, nn.Parameter]) -> None:
        """Put the mean in the place of the weights."""
        with torch.no_grad():
            for name, weight in weights.items():
                weight.copy_(self._values[name])


def train(data: Sequence[Encoded], wordy: tuple[Any, Any], settings: Settings) -> Model:
    """Train; `wordy` says of each linear row and each row of the layers whether it knows a very word."""
    torch.set_num_threads(1)  # several add up in another order each time, and the weights would be others
    torch.manual_seed(settings.seed)
    rng = random.Random(settings.seed)
    linear, seen = (torch.as_tensor(mask) for mask in wordy)
    shares = torch.where(seen, settings.drop_seen_wordy, settings.drop_seen)
    shares[:CODED] = settings.drop_codes
    of_linear = torch.where(linear, settings.drop_linear_wordy, settings.drop_linear)
    dropped = Dropped(of_linear, shares, settings.drop_units)
    model = Model((len(linear), len(seen)), dropped)
    layers, mean = model.layers(), Mean(settings.memory)
    rows = torch.optim.Adagrad([model.network.linear.weight], lr=settings.linear_rate)
    dense = torch.optim.Adam(layers.values(), lr=settings.rate)
    epochs = [_batches(data, settings.tokens_a_batch, rng) for _ in range(settings.epochs)]
    steps = sum(len(batches) for batches in epochs)
    falling = torch.optim.lr_scheduler.LambdaLR(dense, lambda k: min(1, (k + 1) / 200) * max(0.02, 1 - k / steps))
    step = 0
    for number, batches in enumerate(epochs):
        begun, total = time.time(), 0.0
        for chosen in batches:
            loss = model.loss(batch([data[i] for i in chosen]))
            rows.zero_grad()
            dense.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(layers.values(), 5.0 * len(chosen))
            rows.step()
            dense.step()
            falling.step()
            step += 1
            if step % 10 == 0:
                mean.take(layers)
            total += loss.item()
        print(f"epoch {number} loss {total:.0f} {time.time() - begun:.0f} s", flush=True)
    mean.give(layers)
    model.eval()
    return model


def _batches(data: Sequence[Encoded], tokens: int, rng: random.Random) -> list[list[int]]:
    """Sentences of like length together, in a new order each time."""
    ordered = sorted(range(len(data)), key=lambda i: len(data[i]) + rng.random() * 8)
    batches: list[list[int]] = [[]]
    width = 0
    for i in ordered:
        width = max(width, len(data[i]))
        if batches[-1] and width * (len(batches[-1]) + 1) > tokens:
            batches.append([])
            width = len(data[i])
        batches[-1].append(i)
    rng.shuffle(batches)
    return batches
