from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from promptguard.dictionary.lint import Alarms, Flaw, common, doubles, everyday, lint, near, outdated
from promptguard.dictionary.schema import Dictionary, Entry, Place, Source
from promptguard.model import Category

TODAY = date(2026, 4, 1)
FILE = Path("a.yaml")


def entry(term: str, line: int = 1, category: str = "client", **more: Any) -> Entry:
    return Entry(Category(category), term, place=Place(FILE, line), **more)


def finds(*entries: Entry) -> Alarms:
    """A dictionary that looks for terms as they stand."""

    def alarms(sentence: str) -> Iterator[tuple[str, Entry]]:
        return ((each.term, each) for each in entries if each.term in sentence)

    return alarms


def nothing(_: str) -> bool:
    return False


@pytest.mark.parametrize("again", ["㈱アオバ電装", "アオバ電装株式会社", "ｱｵﾊﾞ電装", "あおば電装"])
def test_the_same_thing_twice_is_told_with_both_places(again: str) -> None:
    (problem,) = doubles([entry("株式会社アオバ電装", 3), entry(again, 7)])
    assert (problem.flaw, problem.place.line) == (Flaw.TWICE, 7)
    assert problem.other
    assert problem.other.place.line == 3


def test_the_same_word_in_two_categories_has_to_be_decided() -> None:
    (problem,) = doubles([entry("メラク"), entry("メラク", 2, "project")])
    assert problem.flaw is Flaw.TWO_CATEGORIES


def test_an_entry_may_list_its_own_spellings() -> None:
    assert not list(doubles([entry("アオバ電装", aliases=("㈱アオバ電装", "あおば電装"))]))


@pytest.mark.parametrize(
    ("left", "right", "told"),
    [
        ("ヨシキリシステムズ", "ヨシキリシステム", True),
        ("クロイツァー商会", "クロイチァー商会", True),
        ("Nordhaus", "Nordhous", True),
        ("アオバ電装", "アオバ電想", False),
        ("HK-222291", "HK-222292", False),
        ("ミナト", "ミナミ", False),
        ("クロイツァー商会", "ヴェルデ光学工業", False),
    ],
)
def test_one_letter_apart_may_be_a_typing_error(left: str, right: str, told: bool) -> None:
    assert bool(list(near([entry(left), entry(right, 2)]))) is told


def test_a_word_of_every_day_is_told_with_the_sentence_that_goes_wrong() -> None:
    word = entry("スマイル")
    (problem,) = common([word], finds(word), nothing)
    assert "スマイル" in problem.sentence
    assert problem.sentence in everyday()


def test_a_word_of_the_lexicon_is_tried_in_a_sentence_made_for_it() -> None:
    word = entry("砂時計")
    (problem,) = common([word], finds(word), "砂時計".__eq__)
    assert "砂時計" in problem.sentence


def test_what_is_not_found_in_a_harmless_sentence_is_no_problem() -> None:
    assert not list(common([entry("砂時計")], finds(), "砂時計".__eq__))


def test_every_sentence_of_every_day_stands_there_once() -> None:
    assert len(everyday()) == len(set(everyday())) > 100


@pytest.mark.parametrize(
    ("more", "flaw"),
    [
        ({"until": date(2026, 3, 31)}, Flaw.EXPIRED),
        ({"until": TODAY}, Flaw.SOON),
        ({"until": date(2026, 5, 1)}, Flaw.SOON),
        ({"since": date(2026, 4, 2)}, Flaw.NOT_YET),
        ({"until": date(2026, 5, 2)}, None),
        ({"since": TODAY}, None),
    ],
)
def test_days_that_pass_are_told(more: dict[str, Any], flaw: Flaw | None) -> None:
    assert [problem.flaw for problem in outdated([entry("x", **more)], TODAY)] == ([flaw] if flaw else [])


def test_a_file_without_an_owner_and_examples_that_were_left_are_told() -> None:
    dictionary = Dictionary((entry("㈱サンプル電装"),), sources=(Source(FILE),))
    flaws = [problem.flaw for problem in lint(dictionary, TODAY, finds(), nothing)]
    assert flaws == [Flaw.SAMPLE, Flaw.NO_OWNER]


def test_a_good_dictionary_has_no_problem() -> None:
    dictionary = Dictionary((entry("株式会社アオバ電装"),), sources=(Source(FILE, owner="営業部"),))
    assert not list(lint(dictionary, TODAY, finds(), nothing))
