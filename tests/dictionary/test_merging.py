from datetime import date
from pathlib import Path

from promptguard.dictionary.merging import as_data, merge
from promptguard.dictionary.schema import Entry, Place
from promptguard.model import Action, Category, Confidence

CLIENT = Category.CLIENT
OLD = Entry(CLIENT, "株式会社アオバ電装", ("アオバ",), note="NDA", place=Place(Path("a.yaml"), 3))


def test_an_entry_that_is_not_known_is_new() -> None:
    assert merge([Entry(CLIENT, "ミナト")], [OLD]).added == (Entry(CLIENT, "ミナト"),)


def test_another_spelling_says_the_same() -> None:
    found = merge([Entry(CLIENT, "㈱ｱｵﾊﾞ電装")], [OLD])
    assert (found.same, found.added, found.changed) == ((OLD,), (), ())


def test_a_list_adds_names_and_overrides_what_it_tells() -> None:
    new = Entry(CLIENT, "アオバ", ("青葉",), reading="あおば", until=date(2027, 4, 1))
    (change,) = merge([new], [OLD]).changed
    assert change.entry is OLD
    assert change.fields == {"aliases": ["アオバ", "青葉"], "reading": "あおば", "until": date(2027, 4, 1)}


def test_what_a_list_does_not_tell_stays() -> None:
    assert merge([Entry(CLIENT, "アオバ電装")], [OLD]).changed == ()


def test_changes_are_told_by_the_place_in_the_file() -> None:
    first = Entry(CLIENT, "ミナト", place=Place(Path("a.yaml"), 2))
    changes = merge([Entry(CLIENT, "アオバ電装", reading="あおば")], [first, OLD])
    assert changes.in_file(Path("a.yaml")) == {1: {"reading": "あおば"}}
    assert changes.in_file(Path("b.yaml")) == {}


def test_entries_on_one_line_are_told_apart() -> None:
    line = [Entry(CLIENT, term, place=Place(Path("a.yaml"), 2)) for term in ("ミナト", "アオバ", "クルミ")]
    changes = merge([Entry(CLIENT, "アオバ", reading="あおば")], line)
    assert changes.in_file(Path("a.yaml")) == {1: {"reading": "あおば"}}


def test_an_entry_is_written_as_short_as_it_can_be() -> None:
    assert as_data(Entry(CLIENT, "アオバ"), CLIENT) == "アオバ"
    assert as_data(Entry(CLIENT, "アオバ")) == {"term": "アオバ", "category": "client"}


def test_all_that_an_entry_says_is_written() -> None:
    entry = Entry(
        CLIENT,
        "アオバ",
        ("青葉",),
        "あおば",
        date(2026, 1, 1),
        date(2027, 1, 1),
        Action.ALLOW,
        Confidence.LIKELY,
        whole_word=False,
        note="n",
        placeholder="A社",
    )
    assert as_data(entry, CLIENT) == {
        "term": "アオバ",
        "aliases": ["青葉"],
        "reading": "あおば",
        "since": date(2026, 1, 1),
        "until": date(2027, 1, 1),
        "action": "allow",
        "confidence": "likely",
        "whole_word": False,
        "note": "n",
        "placeholder": "A社",
    }
