from dataclasses import replace
from types import MappingProxyType

import pytest

from promptguard.judge import judge
from promptguard.model import Action, Category, Confidence, Entity, Failure, Finding, Registered, RuleId, Span
from promptguard.rulebook.schema import Policy

POLICY = Policy(
    MappingProxyType(
        {(c, k): Action.MASK if k > Confidence.WEAK else Action.WARN for c in Category for k in Confidence}
    )
)


def finding(confidence: Confidence) -> Finding:
    return Finding(RuleId("r"), Entity("PERSON"), Category.PERSONAL, confidence, Span(0, 1))


def test_nothing_found_may_be_sent() -> None:
    assert judge((), (), POLICY).action is Action.ALLOW


def test_the_strictest_action_decides() -> None:
    report = judge((finding(Confidence.WEAK), finding(Confidence.CERTAIN)), (), POLICY)
    assert [f.action for f in report.findings] == [Action.WARN, Action.MASK]
    assert report.action is Action.MASK


def test_an_unfinished_detector_blocks() -> None:
    assert judge((), (Failure("names", "no dictionary"),), POLICY).action is Action.BLOCK


@pytest.mark.parametrize("asked", list(Action))
def test_what_an_entry_of_the_dictionary_asks_goes_before_the_policy(asked: Action) -> None:
    found = replace(finding(Confidence.CERTAIN), registered=Registered(3, asked))
    assert judge((found,), (), POLICY).action is asked


def test_an_entry_that_asks_for_nothing_leaves_it_to_the_policy() -> None:
    found = replace(finding(Confidence.CERTAIN), registered=Registered(3))
    assert judge((found,), (), POLICY).action is Action.MASK
