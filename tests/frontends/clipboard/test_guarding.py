"""The guard keeps before it replaces."""

from pathlib import Path

import pytest

from promptguard.frontends.cli.session import Session
from promptguard.frontends.clipboard.guarding import Guard, keep_original, original
from promptguard.frontends.clipboard.notices import Notices
from promptguard.frontends.clipboard.notifying import Notice
from promptguard.frontends.clipboard.watching import Guarded
from promptguard.masker import UncheckedError
from promptguard.masking.masks import Masked
from promptguard.model import Report
from promptguard.report._interface import Checked
from promptguard.report.wording import load_wording
from promptguard.scan import Scanner
from promptguard.settings import Settings
from promptguard.vault.vault import DEFAULT_SESSION, Vault, vault_folder

TEXT, MASKED = "担当は鵜飼様です。", "担当は【氏名1】様です。"
WORDS = load_wording("ja")


@pytest.fixture
def guard(scanner: Scanner) -> Guard:
    return Guard(lambda: Session(Settings(), scanner, WORDS), Notices(WORDS))


@pytest.fixture
def outcome(scanner: Scanner) -> Checked:
    return Checked("x", "x", TEXT, scanner.scan(TEXT))


def test_the_masked_text_takes_its_place(guard: Guard, outcome: Checked) -> None:
    guarded = guard.guard(outcome)
    assert isinstance(guarded, Guarded)
    assert guarded.text == MASKED


def test_the_original_and_what_its_placeholders_stand_for_are_kept(guard: Guard, outcome: Checked) -> None:
    guard.guard(outcome)
    vault = Vault(vault_folder())
    assert original(vault) == TEXT
    assert [entry.original for entry in vault.recall(DEFAULT_SESSION).ledger.entries] == ["鵜飼"]


def test_only_the_last_original_is_kept(tmp_path: Path) -> None:
    vault = Vault(tmp_path)
    keep_original(vault, "一つ目")
    keep_original(vault, "二つ目")
    assert original(vault) == "二つ目"


def test_an_original_is_forgotten_when_its_time_is_up(tmp_path: Path) -> None:
    keep_original(Vault(tmp_path, hours=1, clock=lambda: 0.0), "一つ目")
    assert original(Vault(tmp_path, clock=lambda: 3601.0)) is None


def test_nothing_was_replaced_yet(tmp_path: Path) -> None:
    assert original(Vault(tmp_path)) is None


def test_where_the_vault_is_damaged_nothing_is_replaced(guard: Guard, outcome: Checked) -> None:
    vault = Vault(vault_folder())
    keep_original(vault, "x")
    vault.file.write_bytes(b"x" * 4096)
    told = guard.guard(outcome)
    assert isinstance(told, Notice)
    assert told.title == "伏せ字に置き換えていません。このまま送らないでください"
    assert "鵜飼" not in str(told)


def test_what_was_not_replaced_does_not_push_out_the_last_original(
    guard: Guard, outcome: Checked, monkeypatch: pytest.MonkeyPatch
) -> None:
    guard.guard(outcome)
    monkeypatch.setattr("promptguard.frontends.clipboard.guarding.masker_of", lambda *_: Refusing())
    second = Checked("y", "y", "二つ目", outcome.report)
    assert isinstance(guard.guard(second), Notice)
    assert original(Vault(vault_folder())) == TEXT


def test_no_session_that_can_be_typed_shares_its_place(guard: Guard, outcome: Checked) -> None:
    guard.guard(outcome)
    assert not Vault(vault_folder()).recall("clipboard").ledger.entries


class Refusing:
    """A masker that cannot vouch for its result."""

    def mask(self, _text: str, report: Report, _keep: object) -> Masked:
        raise UncheckedError(report)
