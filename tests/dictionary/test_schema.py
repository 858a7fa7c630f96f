from datetime import date

import pytest

from promptguard.dictionary.schema import Entry
from promptguard.model import Category


def test_forms_are_term_and_aliases() -> None:
    assert Entry(Category.CLIENT, "甲", ("乙",)).forms == ("甲", "乙")


@pytest.mark.parametrize(("day", "counts"), [(1, False), (2, True), (3, True), (4, False)])
def test_since_and_until_are_the_first_and_the_last_day(day: int, counts: bool) -> None:
    entry = Entry(Category.PROJECT, "甲乙", since=date(2026, 1, 2), until=date(2026, 1, 3))
    assert entry.counts_on(date(2026, 1, day)) is counts


def test_without_days_an_entry_always_counts() -> None:
    assert Entry(Category.PROJECT, "甲乙").counts_on(date.min)
