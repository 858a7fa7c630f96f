"""Marked text → tokens with labels.

A row is an object with `text` and `spans` (start, end, label), as in the public data; offsets are code points. The
text is folded first, as it is at run time, and the spans travel with it.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from promptguard.detect._tokens import Token, tokens
from promptguard.expressions import expression
from promptguard.normalize.fold import normalize

KINDS = {
    "PERSON": "PER",
    "ORG": "ORG",
    "ORGANIZATION": "ORG",
    "CLIENT": "ORG",
    "LOCATION": "LOC",
    "ADDRESS": "LOC",
    "FACILITY": "FAC",
}
"""Labels of the data on the left, the tagger's on the right; other labels are no names."""

_FAMILY = expression(r"家(?![族電屋庭計財臣宅主事具])")

Place = tuple[int, int, str]


@dataclass(frozen=True)
class Sentence:
    """Tokens of one text, the names in it (folded offsets) and a label for each token."""

    text: str
    tokens: Sequence[Token]
    names: tuple[Place, ...]
    labels: tuple[str, ...]
    apart: bool = False
    """Whether it was marked by other conventions than ours: stations as places, say."""


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a JSONL file."""
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def held_out(row: dict[str, Any]) -> bool:
    """The fifth of the stockmark rows that is kept apart for measuring (as in `benchmarks/tagging.py`)."""
    return int(hashlib.sha1(row["id"].encode(), usedforsecurity=False).hexdigest(), 16) % 5 == 0


def sentences(rows: Iterable[dict[str, Any]], *, apart: bool = False) -> Iterator[Sentence]:
    """Every row that has any text, folded, tokenized and labelled."""
    for row in rows:
        places = [(s["start"], s["end"], KINDS[s["label"]]) for s in row["spans"] if s["label"] in KINDS]
        made = sentence(row["text"], places, apart=apart)
        if made.tokens:
            yield made


def _with_families(text: str, places: Iterable[Place]) -> Iterator[Place]:
    """A family or clan (`伊達家`) is a body, as in the extended named entity hierarchy, not a person and a word."""
    for start, end, kind in places:
        family = kind == "PER" and _FAMILY.match(text, end)
        yield (start, end + 1, "ORG") if family else (start, end, kind)


def sentence(text: str, places: Iterable[Place], *, apart: bool = False) -> Sentence:
    """One marked text."""
    folded = normalize(text)
    places = _with_families(text, places)
    names = tuple(sorted(_folded(places, [folded.view.source_range(i, i + 1) for i in range(len(folded.text))])))
    parts = tokens(folded.text)
    return Sentence(folded.text, parts, names, _labels(parts, names), apart)


def _folded(places: Iterable[Place], origin: list[tuple[int, int]]) -> Iterator[Place]:
    for start, end, kind in places:
        inside = [i for i, (s, e) in enumerate(origin) if s >= start and e <= end]
        if inside:
            yield inside[0], inside[-1] + 1, kind


def _labels(parts: Sequence[Token], names: Sequence[Place]) -> tuple[str, ...]:
    """BIOES; a token belongs to the name that covers more than half of it."""
    labels = ["O"] * len(parts)
    for start, end, kind in names:
        mine = [i for i, t in enumerate(parts) if 2 * (min(end, t.end) - max(start, t.start)) > t.end - t.start]
        for place, i in enumerate(mine):
            first, last = place == 0, place == len(mine) - 1
            labels[i] = ("S-" if first and last else "B-" if first else "E-" if last else "I-") + kind
    return tuple(labels)
