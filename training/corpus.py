"""Marked text → tokens with labels.

A row is an object with `text` and `spans` (start, end, label), as in the public data; offsets are code points. The
text is folded first, as it is at run time, and the spans travel with it.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
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

OTHER_THINGS = frozenset({"製品名", "イベント名", "ARTIFACT", "OPTIONAL"})
"""Labels of the public data (`orig`) for names of products, works, laws and events, of languages and peoples."""

_FAMILY = expression(r"家(?![族電屋庭計財臣宅主事具])")
_PEOPLE = expression(
    r"""(?x)(?:系(?:の|[ァ-ヴー一-龥]{0,6})?)?人(?![口物材気類権件工道員参質力間格生命文])  # アフリカ系アメリカ人
    |戦(?!争)|選(?!手|出|択)|[一-龥]議選|憲法|系(?!列|統)  # 沖縄戦, 松戸市議選, 北朝鮮憲法
    """
)
"""What makes a place the beginning of another name."""

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
        places = [(s["start"], s["end"], kind) for s in row["spans"] if (kind := _kind(s))]
        made = sentence(row["text"], places, apart=apart)
        if made.tokens:
            yield made


def _kind(span: Mapping[str, Any]) -> str | None:
    """The tagger's label of a span, if it is a name at all."""
    return "X" if span.get("orig") in OTHER_THINGS else KINDS.get(span["label"])


def _as_we_mark(text: str, places: Sequence[Place]) -> Iterator[Place]:
    """Names that the sets mark in part, whole, as in the extended named entity hierarchy.

    A family or clan (`伊達家`) is a body, not a person and a word; a people or a war (`アフリカ系アメリカ人`, `沖縄戦`)
    is no place.
    """
    for at, (start, end, kind) in enumerate(places):
        limit = places[at + 1][0] if at + 1 < len(places) else len(text)
        family = _FAMILY.match(text, end) if kind == "PER" else None
        people = _PEOPLE.match(text, end, limit) if kind == "LOC" else None
        if family:
            yield start, family.end(), "ORG"
        elif people:
            yield start, people.end(), "X"
        else:
            yield start, end, kind


def sentence(text: str, places: Iterable[Place], *, apart: bool = False) -> Sentence:
    """One marked text."""
    folded = normalize(text)
    marked = _as_we_mark(text, sorted(places))
    names = tuple(sorted(_folded(marked, [folded.view.source_range(i, i + 1) for i in range(len(folded.text))])))
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
            begins = "S-" if first and last else "B-" if first else "E-" if last else "I-"
            labels[i] = kind if kind == "X" else begins + kind
    return tuple(labels)
