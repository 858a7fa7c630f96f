from datetime import date
from pathlib import Path

import pytest

from promptguard.dictionary.records import Record, count_records, pack_records, unpack_record
from promptguard.dictionary.schema import Entry, Place
from promptguard.model import Action, Category, Confidence

FILE = Path("b.yaml")
ENTRIES = (
    Entry(Category.CLIENT, "甲社"),
    Entry(
        Category.PROJECT, "乙", since=date(2026, 1, 1), until=date(2026, 3, 31), action=Action.ALLOW,
        confidence=Confidence.LIKELY, whole_word=False, placeholder="計画A", place=Place(FILE, 7),
    ),
)  # fmt: skip
RECORDS, TEXTS = (memoryview(part) for part in pack_records(ENTRIES, {Path("a.yaml"): 0, FILE: 1}))


def test_records_come_back() -> None:
    assert count_records(RECORDS) == 2
    assert unpack_record(RECORDS, TEXTS, 0) == Record(Category.CLIENT, Confidence.CERTAIN, None, True, 0, 0, "", 0, 0)
    second = unpack_record(RECORDS, TEXTS, 1)
    assert (second.action, second.whole_word, second.placeholder) == (Action.ALLOW, False, "計画A")
    assert (second.source, second.line) == (1, 7)


@pytest.mark.parametrize(
    ("day", "counts"),
    [(date(2025, 12, 31), False), (date(2026, 1, 1), True), (date(2026, 3, 31), True), (date(2026, 4, 1), False)],
)
def test_an_embargo_holds_from_its_first_day_to_its_last(day: date, counts: bool) -> None:
    assert unpack_record(RECORDS, TEXTS, 1).counts_on(day) is counts
    assert ENTRIES[1].counts_on(day) is counts


def test_without_a_day_every_entry_counts() -> None:
    assert unpack_record(RECORDS, TEXTS, 1).counts_on(None)


def test_no_term_is_in_them() -> None:
    assert "甲".encode() not in bytes(RECORDS) + bytes(TEXTS)
