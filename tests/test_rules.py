"""Every shipped rule proves itself, with Japanese touching it on both sides, and says what it is in two languages."""

import pytest

from promptguard.assemble import rulebook_of
from promptguard.proof import disproofs
from promptguard.rulebook.load import shipped_folder
from promptguard.rulebook.schema import Rule
from promptguard.scan import Scanner
from promptguard.settings import Settings

RULES = rulebook_of(Settings()).rules
IN_TEXT = [rule for rule in RULES if rule.detector == "patterns"]
ENTITIES = (  # noqa: SIM905 - thirty names read better in a row
    "CLIENT PROJECT_CODE INTERNAL_TERM PERSON ORGANIZATION EMAIL_ADDRESS PHONE_NUMBER CREDIT_CARD "
    "IP_ADDRESS MAC_ADDRESS INTERNAL_HOST INTERNAL_URL DATE_OF_BIRTH JP_ADDRESS JP_POSTAL_CODE "
    "JP_MY_NUMBER JP_CORPORATE_NUMBER JP_DRIVERS_LICENSE JP_PASSPORT JP_RESIDENCE_CARD "
    "JP_RESIDENT_RECORD_CODE JP_PENSION_NUMBER JP_EMPLOYMENT_INSURANCE JP_HEALTH_INSURANCE "
    "JP_CARE_INSURANCE JP_BANK_ACCOUNT JP_VEHICLE_PLATE PERSONAL_ID SPECIAL_CARE HR_INFO "
    "CONFIDENTIAL_MARK DEAL_TERMS SECRET PASSWORD "
).split()
"""All of the design; the dictionary adds to the first three."""


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: str(rule.id))
def test_a_rule_does_what_its_examples_say(rule: Rule, scanner: Scanner) -> None:
    assert not list(disproofs(scanner, [rule]))


@pytest.mark.parametrize("rule", IN_TEXT, ids=lambda rule: str(rule.id))
@pytest.mark.parametrize(("before", "behind"), [("あ", "あ"), ("漢", "字"), ("カ", "カ"), ("", "の"), ("が", "")])
def test_a_rule_fires_with_japanese_touching_it(rule: Rule, before: str, behind: str, scanner: Scanner) -> None:
    for example in rule.examples.match:
        if "\n" not in example and "\t" not in example:
            assert rule.id in scanner.raised(f"{before}{example}{behind}"), f"{before}{example}{behind}"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: str(rule.id))
@pytest.mark.parametrize(("before", "behind"), [("**", "**"), ("`", "`"), ("<b>", "</b>")])
def test_emphasis_hides_nothing(rule: Rule, before: str, behind: str, scanner: Scanner) -> None:
    for example in rule.examples.match:
        if not {"\n", "*", "`"} & set(example):
            assert rule.id in scanner.raised(_emphasised(example, rule, scanner, before, behind)), example


def _emphasised(example: str, rule: Rule, scanner: Scanner, before: str, behind: str) -> str:
    for finding in reversed([f for f in scanner.scan(example).findings if f.rule == rule.id]):
        start, end = finding.span.start, finding.span.end
        example = f"{example[:start]}{before}{example[start:end]}{behind}{example[end:]}"
    return example


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: str(rule.id))
def test_a_rule_has_proof_on_both_sides(rule: Rule) -> None:
    if rule.detector != "ginza":
        assert rule.examples.match
        assert rule.examples.miss


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: str(rule.id))
def test_a_rule_never_uses_word_boundaries(rule: Rule) -> None:
    assert not any(escape in pattern for pattern in (*rule.patterns, *rule.exclude) for escape in (r"\b", r"\w", r"\W"))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: str(rule.id))
def test_a_rule_speaks_two_languages(rule: Rule) -> None:
    for words in (rule.name, rule.advice):
        assert any("ぁ" <= c <= "鿿" for c in words["ja"])
        assert not any("ぁ" <= c <= "鿿" for c in words["en"].replace("【氏名1】", ""))


@pytest.mark.parametrize("entity", ENTITIES)
def test_every_entity_of_the_design_has_a_rule(entity: str) -> None:
    assert any(rule.entity == entity for rule in RULES)


def test_a_rule_is_called_like_its_file() -> None:
    names = {path.stem for path in shipped_folder().rglob("*.yaml")}
    assert {str(rule.id).replace("-", "_") for rule in RULES} <= names | {f"jp_{name}" for name in names}
