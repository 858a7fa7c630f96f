"""How findings are scored against marked drafts.

leak: share of the sensitive characters that no finding covers. recall: share of the marked spans of which at
least 90 % of the characters are covered. precision: share of the found characters of the sensitive drafts that
are marked. alarmed: share of the harmless drafts with a finding. White space and punctuation do not count, nor
do findings that the policy allows.
"""

import json
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from promptguard.model import Action
from promptguard.scan import Scanner

_ENOUGH = 0.9
LABELS = {
    "ORGANIZATION": "CLIENT",
    "IP_ADDRESS": "NETWORK",
    "MAC_ADDRESS": "NETWORK",
    "INTERNAL_HOST": "NETWORK",
    "INTERNAL_URL": "NETWORK",
}
"""Our entity names on the left, the labels of marked drafts on the right, where they differ beyond `JP_`."""


@dataclass(frozen=True)
class Score:
    """Figures of one set, as shares from 0 to 1; `labels` is recall by label with the number of spans."""

    recall: float
    leak: float
    precision: float
    alarmed: float
    labels: Mapping[str, tuple[int, float]]


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a JSONL file."""
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def counts(character: str) -> bool:
    """Whether a character carries information."""
    return unicodedata.category(character)[0] not in "ZPC"


def found(scanner: Scanner, text: str) -> set[int]:
    """All offsets that findings cover."""
    spans = [f.span for f in scanner.scan(text).findings if f.action > Action.ALLOW]
    return {i for span in spans for i in range(span.start, span.end)}


def share(part: float, whole: float) -> float:
    """A quotient that is 0 where there is nothing."""
    return part / whole if whole else 0.0


def score(scanner: Scanner, cases: Iterable[Mapping[str, Any]]) -> Score:
    """Score marked drafts: objects with `kind`, `text` and `spans`."""
    total: Counter[str] = Counter()
    by_label: dict[str, Counter[str]] = {}
    for case in cases:
        covered = found(scanner, case["text"])
        if case["kind"] == "clean":
            total["clean"] += 1
            total["alarmed"] += bool(covered)
        else:
            _score_one(case, covered, total, by_label)
    return Score(
        recall=share(total["recalled"], total["spans"]),
        leak=share(total["leaked"], total["characters"]),
        precision=share(total["right"], total["flagged"]),
        alarmed=share(total["alarmed"], total["clean"]),
        labels={label: (c["spans"], share(c["recalled"], c["spans"])) for label, c in sorted(by_label.items())},
    )


def _score_one(
    case: Mapping[str, Any], covered: set[int], total: Counter[str], by_label: dict[str, Counter[str]]
) -> None:
    text: str = case["text"]
    marked: set[int] = set()
    for span in case["spans"]:
        places = [i for i in range(span["start"], span["end"]) if counts(text[i])]
        marked.update(range(span["start"], span["end"]))
        got = sum(i in covered for i in places)
        recalled = got >= _ENOUGH * len(places)
        for counter in (total, by_label.setdefault(span["label"], Counter())):
            counter.update(spans=1, recalled=recalled, characters=len(places), leaked=len(places) - got)
    flagged = [i for i in covered if counts(text[i])]
    total.update(flagged=len(flagged), right=sum(i in marked for i in flagged))
