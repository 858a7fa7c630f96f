from collections.abc import Callable

import pytest

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


def test_a_failure_names_the_detector_and_the_reason() -> None:
    assert failure_line(FAILED, load_wording("ja")) == "・names: too long"
    assert failure_line(Failure("input", "x"), load_wording("ja")) == "・入力: x"
