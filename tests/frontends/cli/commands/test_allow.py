import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from click.testing import Result

from promptguard.dictionary.load import load_file

Cli = Callable[..., Result]
DRAFT = "代表は03-0000-0100です。\n"


def test_what_is_allowed_is_no_longer_found(promptguard: Cli) -> None:
    assert promptguard("check", input=DRAFT).exit_code == 1
    assert promptguard("allow", "03-0000-0100", "--why", "代表電話").exit_code == 0
    assert promptguard("check", input=DRAFT).exit_code == 0


def test_the_command_that_check_offers_can_be_given_as_it_stands(promptguard: Cli) -> None:
    import shlex

    offered = next(
        line for line in promptguard("check", input=DRAFT).stdout.splitlines() if "promptguard allow" in line
    )
    command = shlex.split(offered.partition("promptguard ")[2].partition("（")[0])
    assert promptguard(*command).exit_code == 0
    assert promptguard("check", input=DRAFT).exit_code == 0


def test_who_when_and_why_are_kept(promptguard: Cli, tmp_path: Path) -> None:
    promptguard("allow", "03-0000-0100", "--why", "代表電話", "--who", "総務 榛葉")
    (allowed,) = load_file(tmp_path / "dictionary" / "allow.yaml").allow
    assert (allowed.term, allowed.who, allowed.why) == ("03-0000-0100", "総務 榛葉", "代表電話")
    assert allowed.when == datetime.now().astimezone().date()


def test_without_a_name_it_is_the_login(promptguard: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LOGNAME", "USER", "USERNAME"):
        monkeypatch.setenv(name, "shimba")
    promptguard("allow", "03-0000-0100", "--why", "x")
    assert load_file(tmp_path / "dictionary" / "allow.yaml").allow[0].who == "shimba"


def test_a_reason_is_needed(promptguard: Cli, tmp_path: Path) -> None:
    result = promptguard("allow", "03-0000-0100")
    assert (result.exit_code, "--why" in result.stderr) == (2, True)
    assert not list(tmp_path.iterdir())


def test_the_same_again_is_not_written_twice(promptguard: Cli, tmp_path: Path) -> None:
    promptguard("allow", "03-0000-0100", "--why", "x")
    before = (tmp_path / "dictionary" / "allow.yaml").read_bytes()
    assert "すでに" in promptguard("allow", "０３－００００－０１００", "--why", "y").stdout
    assert (tmp_path / "dictionary" / "allow.yaml").read_bytes() == before


@pytest.mark.parametrize("term", ["の", "株式会社", "㈱"])
def test_what_would_hide_everything_is_refused(promptguard: Cli, term: str) -> None:
    assert promptguard("allow", term, "--why", "x").exit_code == 2


def test_allowing_an_entry_of_the_dictionary_is_told(promptguard: Cli) -> None:
    promptguard("dict", "add", "株式会社アオバ電装")
    assert "辞書の「株式会社アオバ電装」" in promptguard("allow", "アオバ電装", "--why", "x").stdout


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the superuser may write everywhere")
def test_where_nothing_may_be_written_that_is_told(promptguard: Cli, tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    assert promptguard("allow", "03-0000-0100", "--why", "x").exit_code == 3
