import pytest

from promptguard.dictionary.lexicon import NOTHING, Joined
from promptguard.dictionary.schema import Dictionary, Entry
from promptguard.dictionary.words import Words
from promptguard.model import Category

FIRST = Words.of(Dictionary((Entry(Category.CLIENT, "アオバ電装"), Entry(Category.PROJECT, "HK-2291"))))
SECOND = Words.of(Dictionary((Entry(Category.INTERNAL, "アオバ"), Entry(Category.INTERNAL, "メラク"))))


def test_entries_of_later_parts_are_numbered_on() -> None:
    both = Joined((FIRST, SECOND))
    assert len(both) == 4
    assert [both.record(number).category for number in range(4)] == ["client", "project", "internal", "internal"]
    with pytest.raises(IndexError):
        both.record(4)


def test_matches_of_all_parts_come_by_place_the_longest_first() -> None:
    found = Joined((SECOND, FIRST)).find("アオバ電装メラク")
    assert list(found) == [(0, 5, (2,)), (0, 3, (0,)), (5, 8, (1,))]


def test_one_part_is_itself() -> None:
    assert list(Joined((FIRST,)).find("hk2291")) == list(FIRST.find("hk2291")) == [(0, 6, (1,))]


def test_nothing_is_found_in_nothing() -> None:
    assert (len(NOTHING), list(NOTHING.find("アオバ電装"))) == (0, [])
