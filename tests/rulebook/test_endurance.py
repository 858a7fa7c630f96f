"""Shipped expressions run without a clock on drafts of ordinary length; what holds that bound is tried here."""

from collections.abc import Iterable, Iterator

import pytest
import regex

from promptguard.assemble import rulebook_of
from promptguard.detect.patterns import UNWATCHED
from promptguard.normalize.fold import normalize
from promptguard.rulebook.macros import expand
from promptguard.rulebook.schema import Rule
from promptguard.settings import Settings

RULEBOOK = rulebook_of(Settings())
SECONDS = 1.0
"""Of the processor, for one expression on one text; most need a hundredth."""
HOSTILE = [
    *"1aあ漢ァ市円-.:@= \n",
    *("1-", "1,1", "a.", "A1", "a@a.", "_a", "あ1", "漢市1", "1丁目", "1円", "円 ", " \n", "\n1", "  1", "(0"),
    *("市" * 30 + "0", "県市" * 15 + "0", "市の" * 10 + "0", "漢" * 30 + "1", "ァ" * 30 + "市1", "1-" * 20 + "a"),
]
"""What expressions stumble over when it is repeated: what they repeat themselves, and what breaks off late."""


def repeated(piece: str) -> str:
    return (piece * UNWATCHED)[:UNWATCHED]


def made_hostile(example: str) -> Iterator[str]:
    """An example over and over, whole and broken off; with one of its lines over and over, or set in by many blanks."""
    text = normalize(example).text
    yield from map(repeated, filter(None, (text, text[:-1], text[: len(text) // 2])))
    lines = text.split("\n")
    for number, line in enumerate(lines):
        for instead in (repeated(f"{line}\n"), repeated(f"        {line}\n"), repeated(f"{line}  \n")):
            yield "\n".join((*lines[:number], instead, *lines[number + 1 :]))


def try_all(expression: str, texts: Iterable[str]) -> None:
    compiled = regex.compile(expand(expression, RULEBOOK.macros), regex.MULTILINE)
    for text in texts:
        list(compiled.finditer(text, timeout=SECONDS))


@pytest.mark.parametrize("rule", [rule for rule in RULEBOOK.rules if rule.patterns], ids=lambda rule: str(rule.id))
def test_an_expression_of_a_shipped_rule_ends_in_a_moment_on_whatever_it_is_given(rule: Rule) -> None:
    own = [text for example in rule.examples.match for text in made_hostile(example)]
    for pattern in rule.patterns:
        try_all(pattern, (*map(repeated, HOSTILE), *own))


@pytest.mark.parametrize("pattern", sorted({each for rule in RULEBOOK.rules for each in rule.exclude}))
def test_so_does_what_a_shipped_rule_excludes(pattern: str) -> None:
    compiled = regex.compile(expand(pattern, RULEBOOK.macros), regex.MULTILINE)
    for text in map(repeated, HOSTILE):
        compiled.fullmatch(text, timeout=SECONDS)


@pytest.mark.parametrize(
    "macro", [f"{{{{{name}}}}}" for name in RULEBOOK.macros if name.endswith(("_begins", "_core"))]
)
def test_so_does_a_macro_that_is_looked_for_by_itself(macro: str) -> None:
    try_all(macro, map(repeated, HOSTILE))


@pytest.mark.parametrize("bad", ["(?:a|aa|a[a-z])+[0-9]", "(?:[ぁ-ん]+)+[0-9]"])
def test_an_expression_that_does_not_is_caught(bad: str) -> None:
    with pytest.raises(TimeoutError):
        try_all(bad, map(repeated, HOSTILE))


def test_so_is_one_that_only_its_own_kind_of_text_holds_up() -> None:
    bad = r"^[ ]+[a-z]+: [a-z0-9]{8,}(?<=^data:\n(?:[ ]+[^\n]{0,300}\n){0,20}[ ]+[^\n]{1,4200})$"
    with pytest.raises(TimeoutError):
        try_all(bad, made_hostile("kind: secret\ndata:\n  password: zx9kq2vwlmt4"))
