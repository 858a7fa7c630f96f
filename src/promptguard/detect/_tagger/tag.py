"""Names in a row of tokens."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from promptguard.detect._tagger.decode import names
from promptguard.detect._tagger.scores import scores
from promptguard.detect._tagger.weights import weights
from promptguard.detect._tokens import Token


@dataclass(frozen=True, slots=True)
class Tagged:
    """A name: where it stands, its kind (PER, ORG, LOC, FAC) and how probable it is (0 to 1, see `Name`)."""

    start: int
    end: int
    kind: str
    probability: float


def tag(tokens: Sequence[Token]) -> Iterator[Tagged]:
    """All names in order of place."""
    learnt = weights()
    for name in names(scores(tokens), learnt.scale, learnt.steps):
        yield Tagged(tokens[name.first].start, tokens[name.last].end, name.kind, name.probability)
