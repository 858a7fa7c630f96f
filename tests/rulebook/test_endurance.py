"""Shipped expressions run without a clock on drafts of ordinary length; what holds that bound is tried here."""

import pytest
import regex

from promptguard.assemble import rulebook_of
from promptguard.detect.patterns import UNWATCHED
from promptguard.rulebook.macros import expand
from promptguard.rulebook.schema import Rule
from promptguard.settings import Settings

RULEBOOK = rulebook_of(Settings())
SECONDS = 1.5
"""Of the processor, for one expression on one text; most need a hundredth."""
HOSTILE = [
    *"1aあ漢ァ市円-.:@= \n",
    *("1-", "1,1", "a.", "A1", "a@a.", "_a", "あ1", "漢市1", "1丁目", "1円", "円 ", " \n", "\n1", "  1", "(0"),
    *("市" * 30 + "0", "県市" * 15 + "0", "市の" * 10 + "0", "漢" * 30 + "1", "ァ" * 30 + "市1", "1-" * 20 + "a"),
]
"""What expressions stumble over when it is repeated: what they repeat themselves, and what breaks off late."""


def try_all(expression: str, *, whole: bool = False) -> None:
    compiled = regex.compile(expand(expression, RULEBOOK.macros), regex.MULTILINE)
    for piece in HOSTILE:
        text = (piece * UNWATCHED)[:UNWATCHED]
        if whole:
            compiled.fullmatch(text, timeout=SECONDS)
        else:
            list(compiled.finditer(text, timeout=SECONDS))


@pytest.mark.parametrize("rule", [rule for rule in RULEBOOK.rules if rule.patterns], ids=lambda rule: str(rule.id))
def test_an_expression_of_a_shipped_rule_ends_in_a_moment_on_whatever_it_is_given(rule: Rule) -> None:
    for pattern in rule.patterns:
        try_all(pattern)


@pytest.mark.parametrize("pattern", sorted({each for rule in RULEBOOK.rules for each in rule.exclude}))
def test_so_does_what_a_shipped_rule_excludes(pattern: str) -> None:
    try_all(pattern, whole=True)


@pytest.mark.parametrize(
    "macro", [f"{{{{{name}}}}}" for name in RULEBOOK.macros if name.endswith(("_begins", "_core"))]
)
def test_so_does_a_macro_that_is_looked_for_by_itself(macro: str) -> None:
    try_all(macro)


@pytest.mark.parametrize("bad", ["(?:a|aa|a[a-z])+[0-9]", "(?:[ぁ-ん]+)+[0-9]"])
def test_an_expression_that_does_not_is_caught(bad: str) -> None:
    with pytest.raises(TimeoutError):
        try_all(bad)
