"""A vault in an empty folder, a clock that can be put forward, and small masked drafts."""

from collections.abc import Callable
from pathlib import Path

import pytest

from promptguard.masking.entries import Ledger
from promptguard.masking.masks import Masked, mask
from promptguard.masking.naming import Manner
from promptguard.model import Action, Category, Confidence, Entity, Finding, Report, RuleId, Span
from promptguard.report.wording import load_wording
from promptguard.vault.vault import Vault

MANNER = Manner(load_wording("ja").words)
Masking = Callable[[Ledger], Masked]


class Clock:
    """Seconds that pass when they are told to."""

    def __init__(self) -> None:
        self.now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


def masking(name: str) -> Masking:
    """The masking of a draft that is one name."""
    finding = Finding(
        RuleId("r"), Entity("PERSON"), Category.PERSONAL, Confidence.LIKELY, Span(0, len(name)), Action.MASK
    )
    return lambda ledger: mask(f"{name}様", Report((finding,), (), Action.MASK), MANNER, ledger)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def vault(tmp_path: Path, clock: Clock) -> Vault:
    return Vault(tmp_path / "data", 24, clock)
