"""What is found of a company's words, and what is left alone: hand-written forms and near misses."""

from pathlib import Path

import pytest
import regex
import yaml

from promptguard.assemble import assemble
from promptguard.normalize.fold import normalize
from promptguard.scan import Scanner
from promptguard.settings import Settings

CORPUS = Path(__file__).parent / "corpus"
ENTRIES = yaml.safe_load((CORPUS / "variants.yaml").read_text(encoding="utf-8"))
MISSES: list[str] = yaml.safe_load((CORPUS / "near_misses.yaml").read_text(encoding="utf-8"))
MARK = regex.compile("[《》]")
FOUND_SHARE, FALSE_SHARE = 0.99, 0.01


@pytest.fixture(scope="module")
def company(tmp_path_factory: pytest.TempPathFactory) -> Scanner:
    """The shipped rules and all entries of the corpus."""
    file = tmp_path_factory.mktemp("corpus") / "entries.yaml"
    entries = [{key: value for key, value in entry.items() if key != "found"} for entry in ENTRIES]
    file.write_text(yaml.safe_dump({"entries": entries}, allow_unicode=True), encoding="utf-8")
    return assemble(Settings(dictionaries=(file,)))


def mentions(company: Scanner, draft: str) -> set[tuple[int, int, int]]:
    """Entry, start and end of whatever the dictionary finds and the rest of the draft supports."""
    text = normalize(draft)
    hits = company.relate(text, [hit for detector in company.detectors for hit in detector.detect(text)])
    found = [(hit.registered.entry, text.locate(hit).span) for hit in hits if hit.registered]
    return {(entry, span.start, span.end) for entry, span in found}


def is_found(company: Scanner, number: int, marked: str) -> bool:
    """Whether every mark is covered by this entry."""
    found = mentions(company, MARK.sub("", marked))
    marks = [mark.start() - index for index, mark in enumerate(MARK.finditer(marked))]
    places = zip(marks[::2], marks[1::2], strict=True)
    return all(any(n == number and s <= start and end <= e for n, s, e in found) for start, end in places)


def test_the_corpus_is_large_enough() -> None:
    assert len(ENTRIES) >= 60
    assert sum(len(entry["found"]) for entry in ENTRIES) >= 400
    assert len(set(MISSES)) >= 200


def test_written_forms_are_found(company: Scanner) -> None:
    forms = [(number, draft) for number, entry in enumerate(ENTRIES) for draft in entry["found"]]
    missed = [draft for number, draft in forms if not is_found(company, number, draft)]
    assert len(missed) <= len(forms) * (1 - FOUND_SHARE), missed


def test_near_misses_are_left_alone(company: Scanner) -> None:
    raised = [draft for draft in MISSES if mentions(company, draft)]
    assert len(raised) <= len(MISSES) * FALSE_SHARE, raised
