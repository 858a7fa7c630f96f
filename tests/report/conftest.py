"""Small reports made by hand: no rules are read here."""

from collections.abc import Callable
from types import MappingProxyType

import pytest

from promptguard.model import Action, Category, Confidence, Entity, Failure, Finding, Report, RuleId, Span
from promptguard.report._interface import Checked, View
from promptguard.report.wording import load_wording
from promptguard.rulebook.schema import Policy, Rule, Rulebook, Trigger, Worth

DRAFT = "担当の綾瀬川です。\n電話は090-0000-0142、090-0000-0142。\r\n番号 621498320257"

PHONE_RULE = Rule(
    id=RuleId("phone"),
    entity=Entity("PHONE_NUMBER"),
    category=Category.PERSONAL,
    name=MappingProxyType({"ja": "電話番号", "en": "Telephone number"}),
    advice=MappingProxyType({"ja": "電話番号は消してください。", "en": "Remove the number."}),
    worth=Worth(None, Confidence.LIKELY, None, None),
    patterns=("090",),
    trigger=Trigger(3),
)

Make = Callable[..., Checked]
ViewOf = Callable[..., View]
Found = tuple[str, str, str, str, Action]


@pytest.fixture
def view() -> ViewOf:
    """A view with the one rule above."""

    def view(language: str = "ja", *, colour: bool = False, single: bool = True) -> View:
        rulebook = Rulebook((PHONE_RULE,), MappingProxyType({}), MappingProxyType({}), Policy(MappingProxyType({})))
        return View(rulebook, load_wording(language), colour=colour, single=single)

    return view


@pytest.fixture
def checked() -> Make:
    """A draft with findings, each `(rule, entity, category, matched text, action)`, at its next place."""

    def checked(
        *found: tuple[str, str, str, str, Action],
        failures: tuple[Failure, ...] = (),
        action: Action | None = None,
        text: str = DRAFT,
        name: str = "-",
    ) -> Checked:
        at: dict[str, int] = {}
        findings = []
        for rule, entity, category, value, asked in found:
            start = text.index(value, at.get(value, 0))
            at[value] = start + 1
            span = Span(start, start + len(value))
            findings.append(Finding(RuleId(rule), Entity(entity), Category(category), Confidence.LIKELY, span, asked))
        strictest = max((f.action for f in findings), default=Action.ALLOW) if action is None else action
        return Checked(name, name, text, Report(tuple(findings), failures, strictest))

    return checked


@pytest.fixture
def phone() -> Found:
    return ("phone", "PHONE_NUMBER", "personal", "090-0000-0142", Action.MASK)


@pytest.fixture
def number() -> Found:
    return ("jp-my-number", "JP_MY_NUMBER", "my_number", "621498320257", Action.BLOCK)


@pytest.fixture
def name() -> Found:
    return ("person", "PERSON", "personal", "綾瀬川", Action.WARN)


@pytest.fixture
def all_values() -> tuple[str, ...]:
    """What must never leave as data."""
    return ("090-0000-0142", "621498320257", "綾瀬川")


@pytest.fixture
def full(checked: Make, name: Found, phone: Found, number: Found) -> Checked:
    """A draft with all of them found."""
    return checked(name, phone, number)
