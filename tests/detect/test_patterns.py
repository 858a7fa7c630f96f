from dataclasses import replace

import pytest

from promptguard.detect import patterns
from promptguard.detect._interface import Setup
from promptguard.detect.patterns import Patterns
from promptguard.errors import DetectorError, SourceError
from promptguard.expressions import Pack
from promptguard.model import NO_LABEL, Category, Confidence, Entity, Hit, RuleId
from promptguard.normalize.fold import normalize
from promptguard.rulebook.compiled import Expressions
from promptguard.rulebook.schema import CheckCall, Labels, Rule, Side, Trigger, ViewName, Worth
from promptguard.scan import Scanner

WORDS = {"ja": "番号", "en": "Number"}
RULE = Rule(
    id=RuleId("code"),
    entity=Entity("PERSONAL_ID"),
    category=Category.PERSONAL,
    name=WORDS,
    advice=WORDS,
    worth=Worth(Confidence.WEAK, Confidence.LIKELY, Confidence.WEAK, Confidence.CERTAIN),
    patterns=("(?<![0-9])[0-9]{5}(?![0-9])",),
    trigger=Trigger(digits=5),
    view=ViewName.NUMBERS,
    labels=Labels(("社員番号", "PIN"), 8, Side.BEFORE),
)


def hits(rule: Rule, text: str) -> list[Hit]:
    return list(Patterns((rule,), Expressions(Pack.read(None), {})).detect(normalize(text)))


def confidences(rule: Rule, text: str) -> list[Confidence]:
    return [hit.confidence for hit in hits(rule, text)]


@pytest.mark.parametrize(
    "text", ["社員番号12345", "社員番号：１２３４５", "PIN 12345", "pin=12345", "社員番号 一二三四五"]
)
def test_a_label_raises(text: str) -> None:
    assert confidences(RULE, text) == [Confidence.LIKELY]


@pytest.mark.parametrize(
    "text", ["12345 社員番号", "社員番号は次のとおりです。12345", "SHOPPIN 12345", "社員番号\n\n12345"]
)
def test_a_label_behind_too_far_or_inside_a_word_does_not(text: str) -> None:
    assert confidences(RULE, text) == [Confidence.WEAK]


def test_the_gap_is_counted_from_the_nearest_label() -> None:
    assert [h.gap for h in hits(RULE, "社員番号 社員番号: 12345")] == [2]
    assert [h.gap for h in hits(RULE, "12345")] == [NO_LABEL]


def test_the_header_of_a_column_is_a_label() -> None:
    assert confidences(RULE, "氏名\t社員番号\n見本\t10238\n例示\t10251") == [Confidence.LIKELY, Confidence.LIKELY]


def test_check_and_label_together_make_certain() -> None:
    rule = replace(RULE, check=CheckCall("luhn"))
    assert confidences(rule, "社員番号18002") == confidences(rule, "社員番号 18002")
    assert confidences(rule, "社員番号 12344") == [Confidence.CERTAIN]


def test_a_required_check_filters() -> None:
    rule = replace(RULE, check=CheckCall("luhn", required=True))
    assert confidences(rule, "社員番号 12345") == []


def test_what_is_excluded_is_dropped() -> None:
    assert hits(replace(RULE, exclude=("12345",)), "社員番号 12345") == []


def test_over_a_line_break_shape_alone_is_no_evidence() -> None:
    assert hits(RULE, "12\n345") == []
    assert confidences(RULE, "社員番号 12\n345") == [Confidence.LIKELY]


def test_a_group_named_value_narrows_the_finding() -> None:
    rule = replace(RULE, patterns=("HS-(?<value>[0-9]{5})",), view=ViewName.TEXT)
    (hit,) = hits(rule, "社員番号HS-20441")
    assert (hit.start, hit.end) == (7, 12)


def test_a_rule_whose_trigger_is_absent_is_not_even_compiled() -> None:
    broken = replace(RULE, patterns=("(unclosed",), trigger=Trigger(any=("never here",)))
    assert hits(broken, "社員番号 12345") == []


def test_a_rule_that_takes_too_long_makes_the_draft_unchecked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patterns, "_SECONDS_PER_RULE", 0.05)
    slow = replace(RULE, patterns=("(?:a|aa|a[a-z])+[0-9]",), trigger=Trigger(any=("a",)), view=ViewName.TEXT)
    with pytest.raises(DetectorError, match="code"):
        hits(slow, "a" * 4000 + "?")


def test_so_does_an_exclude_that_takes_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patterns, "_SECONDS_PER_RULE", 0.05)
    slow = replace(
        RULE,
        patterns=("a+",),
        exclude=("(?:a|aa|(?:a|aa)*)*[0-9]",),
        trigger=Trigger(any=("a",)),
        view=ViewName.TEXT,
    )
    with pytest.raises(DetectorError, match="code"):
        hits(slow, "a" * 400)


@pytest.mark.parametrize("pattern", ["(unclosed", "{{nothing}}"])
def test_a_wrong_expression_names_its_rule(scanner: Scanner, pattern: str) -> None:
    rulebook = replace(scanner.rulebook, rules=(replace(RULE, patterns=(pattern,)),))
    with pytest.raises(SourceError, match="code"):
        patterns.build(Setup(rulebook))
