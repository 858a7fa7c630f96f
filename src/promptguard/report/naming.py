"""What a finding is called and what to write instead: the rule's own words, else its entity's and category's."""

from promptguard.model import Finding, RuleId
from promptguard.report._interface import View
from promptguard.rulebook.schema import Rule, Rulebook


def rule_of(rulebook: Rulebook, rule: RuleId) -> Rule | None:
    """The rule with this id; None for what code finds without one (the dictionary)."""
    return rulebook.by_id.get(rule)


def name_of(finding: Finding, view: View) -> str:
    """The name of the rule, or the short name of the entity."""
    rule = rule_of(view.rulebook, finding.rule)
    words = view.wording.words
    return rule.name[view.wording.language] if rule else words.get(finding.entity, words[finding.category])


def advice_of(finding: Finding, view: View) -> str:
    """What to write instead."""
    rule = rule_of(view.rulebook, finding.rule)
    if rule:
        return rule.advice[view.wording.language]
    return view.wording.text("categories", finding.category, "instead")
