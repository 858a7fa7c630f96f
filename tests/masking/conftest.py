"""Drafts with findings made by hand, and strategies for arbitrary ones."""

from collections.abc import Callable

import pytest

from promptguard.masking.entries import Ledger, Style
from promptguard.masking.masks import Masked, mask
from promptguard.masking.naming import Manner
from promptguard.model import Action, Category, Confidence, Entity, Finding, Report, RuleId, Span
from promptguard.report.wording import load_wording

Found = tuple[str, str] | tuple[str, str, Action]
Make = Callable[..., Masked]
READINGS = {"田中": "タナカ", "太郎": "タロウ", "花子": "ハナコ", "降旗": "フルハタ", "誠一": "セイイチ"}


def readings(name: str) -> frozenset[str]:
    """A lexicon of a few names."""
    return frozenset({READINGS[name]}) if name in READINGS else frozenset()


def report(text: str, *found: Found) -> Report:
    """Findings `(entity, value[, action])`, each at the next place of its value."""
    at: dict[str, int] = {}
    findings = []
    for entity, value, *action in found:
        start = text.index(value, at.get(value, 0))
        at[value] = start + 1
        findings.append(
            Finding(
                RuleId("r"),
                Entity(entity),
                Category.PERSONAL,
                Confidence.LIKELY,
                Span(start, start + len(value)),
                action[0] if action else Action.MASK,
            )
        )
    return Report(tuple(sorted(findings, key=lambda f: f.span)), (), Action.MASK)


def manner(style: Style = Style.JA, language: str = "ja", **others: object) -> Manner:
    """The words of the product, and the lexicon above."""
    return Manner(load_wording(language).words, style, **{"readings": readings, **others})  # type: ignore[arg-type]


@pytest.fixture
def masked() -> Make:
    """Mask a draft in which some values were found."""

    def masked(
        text: str, *found: Found, style: Style = Style.JA, ledger: Ledger | None = None, **others: object
    ) -> Masked:
        return mask(text, report(text, *found), manner(style, **others), ledger)  # type: ignore[arg-type]

    return masked
