"""Our own marked drafts: what was reached is not lost again, and the marks are right."""

import json
import sys
from pathlib import Path

import pytest

from promptguard.assemble import assemble
from promptguard.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
SETS = sorted((ROOT / "benchmarks" / "drafts").iterdir())
sys.path.insert(0, str(ROOT / "benchmarks"))
from scoring import rows, score  # noqa: E402 - the benchmarks are scripts, not a package


@pytest.mark.parametrize("folder", SETS, ids=lambda folder: folder.name)
def test_what_was_reached_is_not_lost_again(folder: Path) -> None:
    scanner = assemble(Settings(dictionaries=(folder / "dictionary.yaml",)))
    result = score(scanner, rows(folder / "drafts.jsonl"))
    assert result.recall >= 0.90
    assert result.leak <= 0.08
    assert result.precision >= 0.95
    assert result.alarmed <= 0.06


@pytest.mark.parametrize("folder", SETS, ids=lambda folder: folder.name)
def test_a_mark_lies_in_its_draft_and_harmless_drafts_have_none(folder: Path) -> None:
    for line in (folder / "drafts.jsonl").read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        assert all(0 <= s["start"] < s["end"] <= len(case["text"]) for s in case["spans"])
        assert bool(case["spans"]) == (case["kind"] == "sensitive")


def test_the_evaluation_drafts_stay_above_the_bar(shared: Path) -> None:
    scanner = assemble(Settings(dictionaries=(shared / "eval" / "dictionary.yaml",)))
    result = score(scanner, rows(shared / "eval" / "dev.jsonl"))
    assert (result.recall >= 0.92, result.leak <= 0.06, result.precision >= 0.93, result.alarmed <= 0.05) == (True,) * 4
