"""The last layer: a linear-chain conditional random field over the scores of the labels."""

import torch
from torch import nn

from promptguard.detect._tagger.decode import LABELS, allowed

IMPOSSIBLE = -10_000.0


class Crf(nn.Module):
    """A weight for each two labels in a row."""

    def __init__(self) -> None:
        super().__init__()
        self.steps = nn.Parameter(torch.zeros(len(LABELS), len(LABELS)))
        places = range(len(LABELS))
        mask = torch.tensor([[0.0 if allowed(a, b) else IMPOSSIBLE for b in places] for a in places])
        self.register_buffer("mask", mask)
        first = torch.tensor([IMPOSSIBLE if b[0] in "IE" else 0.0 for b in LABELS])
        last = torch.tensor([IMPOSSIBLE if a[0] in "BI" else 0.0 for a in LABELS])
        self.register_buffer("first", first)
        self.register_buffer("last", last)

    def loss(self, scores: torch.Tensor, gold: torch.Tensor, live: torch.Tensor) -> torch.Tensor:
        """Negative log likelihood, summed over a batch.

        `scores` is (sentences, tokens, labels), `gold` the labels, `live` 1.0 where a sentence has a token.
        """
        steps = self.steps + self.mask
        path = (scores.gather(2, gold.unsqueeze(2)).squeeze(2) * live).sum()
        path = path + (steps[gold[:, :-1], gold[:, 1:]] * live[:, 1:]).sum()
        alpha = scores[:, 0] + self.first
        for t in range(1, scores.shape[1]):
            following = torch.logsumexp(alpha.unsqueeze(2) + steps, 1) + scores[:, t]
            alpha = torch.where(live[:, t : t + 1] > 0, following, alpha)
        return torch.logsumexp(alpha + self.last, 1).sum() - path
