"""Print what asking GiNZA as well adds to the first reading, and what it costs.

    python benchmarks/second_opinion.py [--shared FOLDER]

All marked drafts at hand are read once with each setting of `second_opinion`. `masked` is the leak where warnings
are not acted on: what a finding that is only warned of covers counts as leaked.
"""

import argparse
import time
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from scoring import Score, counts, rows, score, share

from promptguard.assemble import assemble
from promptguard.model import Action, SecondOpinion
from promptguard.scan import Scanner
from promptguard.settings import Settings

HERE = Path(__file__).resolve().parent
HEAD = ("recall", "leak", "masked", "precision", "alarmed", "PERSON", "CLIENT")


def sets(shared: Path) -> list[tuple[str, Path, Path]]:
    """Name, drafts and dictionary of every set at hand."""
    ours = [(f.name, f / "drafts.jsonl", f / "dictionary.yaml") for f in sorted((HERE / "drafts").iterdir())]
    evaluation = ("dev", shared / "eval" / "dev.jsonl", shared / "eval" / "dictionary.yaml")
    return [*ours, evaluation] if evaluation[1].is_file() else ours


def masked_leak(scanner: Scanner, cases: Iterable[Mapping[str, Any]]) -> float:
    """Share of the sensitive characters that masking would leave."""
    total = left = 0
    for case in cases:
        text = case["text"]
        spans = [f.span for f in scanner.scan(text).findings if f.action > Action.WARN]
        covered = {i for span in spans for i in range(span.start, span.end)}
        places = [i for s in case["spans"] for i in range(s["start"], s["end"]) if counts(text[i])]
        total += len(places)
        left += sum(i not in covered for i in places)
    return share(left, total)


def row(scanner: Scanner, cases: list[dict[str, Any]]) -> tuple[Score, str]:
    """The figures of one set."""
    result = score(scanner, cases)
    figures = (
        result.recall, result.leak, masked_leak(scanner, cases), result.precision, result.alarmed,
        result.labels["PERSON"][1], result.labels["CLIENT"][1],
    )  # fmt: skip
    return result, " ".join(f"{figure:9.1%}" for figure in figures)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=HERE.parent.parent / "shared")
    shared = parser.parse_args().shared
    print(f"{'set':18s} {'opinion':8s} " + " ".join(f"{name:>9s}" for name in HEAD) + "  seconds")
    for name, drafts, dictionary in sets(shared):
        cases = list(rows(drafts))
        for opinion in SecondOpinion:
            scanner = assemble(Settings(dictionaries=(dictionary,), second_opinion=opinion))
            scanner.scan("鴨志田が来た")  # the model is loaded before the clock starts
            started = time.perf_counter()
            _, line = row(scanner, cases)
            seconds = (time.perf_counter() - started) / 2  # each draft is read twice
            print(f"{name:18s} {opinion:8s} {line} {seconds:8.1f}")


if __name__ == "__main__":
    main()
