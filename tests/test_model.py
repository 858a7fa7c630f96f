import pickle

from promptguard.model import Action, Category, Confidence, Entity, Finding, RuleId, Span


def test_levels_are_ordered() -> None:
    assert Confidence.WEAK < Confidence.LIKELY < Confidence.CERTAIN
    assert Action.ALLOW < Action.WARN < Action.MASK < Action.BLOCK


def test_a_finding_can_be_pickled_and_has_no_text() -> None:
    finding = Finding(RuleId("r"), Entity("PERSON"), Category.PERSONAL, Confidence.LIKELY, Span(3, 7))
    assert pickle.loads(pickle.dumps(finding)) == finding  # noqa: S301 - our own bytes
    assert not any(isinstance(getattr(finding, name), str) and "text" in name for name in finding.__slots__)


def test_an_unjudged_finding_is_blocked() -> None:
    finding = Finding(RuleId("r"), Entity("PERSON"), Category.PERSONAL, Confidence.LIKELY, Span(3, 7))
    assert finding.action is Action.BLOCK
