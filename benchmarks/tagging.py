"""How well the raw tagger finds names in public, hand-marked sentences: exact spans, F1 for each kind.

UD-GSD was never trained on; of the stockmark set the fifth that `training/` keeps apart is measured. Their people are
public figures and their companies famous: the figures say how the tagger travels, not what a draft needs.
"""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from scoring import rows

from promptguard.detect._tagger.tag import tag
from promptguard.detect._tokens import tokens
from promptguard.normalize.fold import normalize

KINDS = ("PERSON", "ORG", "LOCATION")
TAGS = {"PER": "PERSON", "ORG": "ORG", "LOC": "LOCATION"}
RECORDED = {
    "ner_stockmark": {"PERSON": 0.569, "ORG": 0.377, "LOCATION": 0.595},
    "ner_udgsd": {"PERSON": 0.585, "ORG": 0.405, "LOCATION": 0.595},
}
"""F1 of ja_ginza 5.3 on the same rows, measured apart; `--peers` measures it in the same run."""
ORG = """Company Company_Group Corporation_Other Organization_Other School Public_Institution Political_Party Government
International_Organization Political_Organization_Other Military Pro_Sports_Organization Sports_Organization_Other
Sports_League Show_Organization Ethnic_Group_Other Research_Institute Cabinet"""
LOCATION = """City Province Country County Continental_Region Domestic_Region GPE_Other River Mountain Island Sea Lake
Bay Location_Other Region_Other Geological_Region_Other Postal_Address"""
GINZA = {"Person": "PERSON", **dict.fromkeys(ORG.split(), "ORG"), **dict.fromkeys(LOCATION.split(), "LOCATION")}
"""GiNZA's labels on the left (Sekine's extended hierarchy), those of the data on the right."""

Places = set[tuple[int, int, str]]


def held_out(row: Mapping[str, Any]) -> bool:
    """The fifth of the stockmark rows that nothing was trained on."""
    return int(hashlib.sha1(row["id"].encode(), usedforsecurity=False).hexdigest(), 16) % 5 == 0


def ours(text: str) -> Places:
    """The tagger's names in places of the text as it is written."""
    folded = normalize(text)
    found = (name for name in tag(tokens(folded.text)) if name.kind in TAGS)
    spans = ((folded.span(name.start, name.end), TAGS[name.kind]) for name in found)
    return {(span.start, span.end, kind) for span, kind in spans}


def ginza() -> Callable[[str], Places]:
    """The peer as it ships."""
    import spacy

    model = spacy.load("ja_ginza")
    return lambda text: {(e.start_char, e.end_char, GINZA[e.label_]) for e in model(text).ents if e.label_ in GINZA}


def f1(cases: Iterable[Mapping[str, Any]], tagger: Callable[[str], Places]) -> dict[str, float]:
    """F1 of exact spans by kind."""
    right: Counter[str] = Counter()
    found: Counter[str] = Counter()
    gold: Counter[str] = Counter()
    for case in cases:
        marked = {(s["start"], s["end"], s["label"]) for s in case["spans"] if s["label"] in KINDS}
        names = tagger(case["text"])
        right.update(kind for _, _, kind in names & marked)
        found.update(kind for _, _, kind in names)
        gold.update(kind for _, _, kind in marked)
    return {kind: 2 * right[kind] / max(1, found[kind] + gold[kind]) for kind in KINDS}


def table(shared: Path, *, peers: bool) -> None:
    """Print the tagger beside ja_ginza on both sets."""
    peer = ginza() if peers else None
    print(f"\n{'names in public sentences, F1 of exact spans':52s}" + "".join(f"{kind:>10s}" for kind in KINDS))
    for name, wanted in (("ner_stockmark", held_out), ("ner_udgsd", lambda _: True)):
        cases = [row for row in rows(shared / "data" / f"{name}.jsonl") if wanted(row)]
        _line(f"{name}, {len(cases)} rows: promptguard's tagger", f1(cases, ours))
        recorded = "ja_ginza 5.3" if peer else "ja_ginza 5.3 (recorded)"
        _line(f"{name}: {recorded}", f1(cases, peer) if peer else RECORDED[name])


def _line(name: str, figures: Mapping[str, float]) -> None:
    print(f"{name:52s}" + "".join(f"{figures[kind]:10.3f}" for kind in KINDS))
