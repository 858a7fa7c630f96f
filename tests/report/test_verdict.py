import pkgutil
from collections.abc import Callable

import pytest

from promptguard import detect
from promptguard.model import Action, Failure
from promptguard.report._interface import Checked
from promptguard.report.verdict import Outcome, failure_line, headline, outcome, shown
from promptguard.report.wording import load_wording

Make = Callable[..., Checked]
Found = tuple[str, str, str, str, Action]

FAILED = Failure("names", "too long")


@pytest.mark.parametrize(("action", "expected"), [(a, Outcome(a.name.lower())) for a in Action])
def test_the_strictest_action_decides(checked: Make, name: Found, action: Action, expected: Outcome) -> None:
    assert outcome(checked((*name[:4], action)).report) is expected


def test_not_checked_counts_more_than_what_was_found(checked: Make, number: Found) -> None:
    assert outcome(checked(number, failures=(FAILED,)).report) is Outcome.FAILED


def test_a_policy_may_let_failures_pass(checked: Make) -> None:
    assert outcome(checked(failures=(FAILED,), action=Action.WARN).report) is Outcome.WARN


def test_the_headline_counts_by_action_strictest_first(checked: Make, phone: Found, number: Found) -> None:
    line = headline(checked(phone, number), load_wording("ja"))
    assert line == "送らないでください。2 件見つかりました（送信不可 1 件・伏せ字 1 件）。"


def test_what_the_policy_allows_is_not_shown(checked: Make, name: Found) -> None:
    assert shown(checked((*name[:4], Action.ALLOW)).report) == ()


@pytest.mark.parametrize("text", ["", " \n　"])
def test_an_empty_draft_is_called_empty(checked: Make, text: str) -> None:
    assert "空" in headline(checked(text=text), load_wording("ja"))


@pytest.mark.parametrize(
    ("failure", "told"),
    [
        (FAILED, "・人の名前を確かめきれませんでした（too long）"),
        (Failure("ginza", "GiNZA: OSError"), "・GiNZA で確かめられませんでした（OSError）"),
        (Failure("input", "x"), "・入力: x"),
        (Failure("new", "New: y"), "・new: y"),
    ],
)
def test_a_failure_is_told_in_words_for_its_detector(failure: Failure, told: str) -> None:
    assert failure_line(failure, load_wording("ja")).startswith(told)


def test_every_detector_has_its_words() -> None:
    modules = {module.name for module in pkgutil.iter_modules(detect.__path__) if not module.name.startswith("_")}
    assert set(load_wording("ja").tree["failures"]) == modules
