from dataclasses import replace
from pathlib import Path

import pytest

from promptguard.detect import patterns
from promptguard.detect._interface import Setup
from promptguard.detect.patterns import Patterns
from promptguard.errors import DetectorError, SourceError
from promptguard.expressions import Pack
from promptguard.model import NO_LABEL, Category, Confidence, Entity, Hit, RuleId
from promptguard.normalize.fold import normalize
from promptguard.rulebook.compiled import BadExpressionError, Expressions, expressions
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


def test_a_shipped_rule_needs_no_clock_on_a_draft_of_ordinary_length(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patterns, "_SECONDS_PER_RULE", 1e-9)
    monkeypatch.setattr(patterns, "UNWATCHED", 2_000)
    rule = replace(RULE, patterns=("[a-z0-9]*?12345",), view=ViewName.TEXT)
    shipped = Patterns((rule,), Expressions(Pack.read(None), {}), frozenset({rule.id}))
    assert list(shipped.detect(normalize("a" * 1_500 + "12345")))
    with pytest.raises(DetectorError, match="code"):
        list(shipped.detect(normalize("a" * 3_000 + "12345")))
    with pytest.raises(DetectorError, match="code"):
        hits(rule, "a" * 1_500 + "12345")


MACROS = {
    "digits_begins": "(?<![0-9])(?=[0-9])",
    "long_begins": "{{digits_begins}}(?=[0-9]{3})",
    "sum": "{{sum_core}}",
    "sum_core": "[0-9]+円",
}


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        ("{{long_begins}}[0-9]{2}", "12 345 6789", [(3, 5), (7, 9)]),
        ("{{digits_begins}}[0-9]{2}", "12 345 6789", [(0, 2), (3, 5), (7, 9)]),
        ("(?:約|計)?{{sum}}", "約12円、計３円と5個", [(0, 4), (5, 8)]),
        ("(?:約|計)?{{sum}}", "約12個", []),
        ("{{sum}}", "12円34円", [(0, 3), (3, 6)]),
    ],
)
def test_what_patterns_have_in_common_changes_nothing_of_what_they_find(
    tmp_path: Path, pattern: str, text: str, found: list[tuple[int, int]]
) -> None:
    rule = replace(RULE, patterns=(pattern,), trigger=Trigger(digits=1), view=ViewName.TEXT)
    for folder in (tmp_path, None):
        detector = Patterns((rule,), expressions([pattern], MACROS, folder))
        assert [(hit.start, hit.end) for hit in detector.detect(normalize(text))] == found


def test_a_common_beginning_is_looked_for_under_the_clock_as_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(patterns, "_SECONDS_PER_RULE", 0.05)
    macros = {"slow_begins": "(?=(?:a|aa|a[a-z])+[0-9])"}
    rule = replace(RULE, patterns=("{{slow_begins}}a",), trigger=Trigger(any=("a",)), view=ViewName.TEXT)
    with pytest.raises(DetectorError, match="code"):
        list(Patterns((rule,), expressions(rule.patterns, macros, tmp_path)).detect(normalize("a" * 4000 + "?")))


def test_a_rule_that_needs_a_label_and_has_none_is_not_even_compiled() -> None:
    broken = replace(RULE, patterns=("(unclosed",), worth=Worth(None, Confidence.LIKELY, None, Confidence.CERTAIN))
    assert hits(broken, "12345") == []
    with pytest.raises(BadExpressionError):
        hits(broken, "社員番号 12345")


def test_far_from_a_closed_gap_nothing_is_read_twice() -> None:
    text = "社員番号 12\n345" + "\n。" * 1_000 + "社員番号 12345" + "\n。" * 1_000 + "社員番号 54\n321"
    values = [text[hit.start : hit.end] for hit in hits(RULE, text)]
    assert sorted(values) == ["12\n345", "12345", "54\n321"]


@pytest.mark.parametrize("pattern", ["(unclosed", "{{number_begins}}(unclosed", "{{nothing}}"])
def test_a_wrong_expression_names_its_rule(scanner: Scanner, pattern: str) -> None:
    rulebook = replace(scanner.rulebook, rules=(replace(RULE, patterns=(pattern,)),))
    with pytest.raises(SourceError, match="code"):
        patterns.build(Setup(rulebook))
