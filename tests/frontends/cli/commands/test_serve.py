from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from promptguard.frontends.cli.commands import serve

Cli = Callable[..., Result]


def test_no_service_is_running(promptguard: Cli, runtime: Path) -> None:
    assert not runtime.exists()
    status = promptguard("serve", "--status")
    assert (status.exit_code, status.stdout) == (1, "常駐サービスは動いていません。\n")
    assert promptguard("serve", "--stop").exit_code == 0


def test_a_running_service_is_told_of_and_ended(promptguard: Cli, service: Path) -> None:
    status = promptguard("serve", "--status")
    assert status.exit_code == 0
    assert "動いています" in status.stdout
    assert promptguard("serve", "--stop").exit_code == 0
    assert service.is_dir()


def test_a_second_one_is_refused(promptguard: Cli, service: Path) -> None:
    assert service.is_dir()
    result = promptguard("serve", "--lang", "en")
    assert (result.exit_code, result.stderr) == (
        2, "promptguard: promptguard serve is running already (see promptguard serve --status).\n",
    )  # fmt: skip


def test_broken_settings_are_told_of(promptguard: Cli, service: Path) -> None:
    Path("promptguard.yaml").write_text("allow: [", encoding="utf-8")
    assert service.is_dir()
    assert "promptguard.yaml" in promptguard("serve", "--status").stdout


@pytest.mark.parametrize(("option", "code"), [("--status", 4), ("--stop", 2)])
def test_whoever_cannot_prove_to_be_ours_is_left_alone(
    promptguard: Cli, monkeypatch: pytest.MonkeyPatch, option: str, code: int
) -> None:
    def impostor(*_: object) -> bytes:
        raise ValueError

    monkeypatch.setattr(serve, "request", impostor)
    result = promptguard("serve", option)
    assert result.exit_code == code
    assert "確かめられない" in result.stderr


def test_what_starts_it_at_login_is_written(promptguard: Cli, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setattr("sys.platform", "linux")
    result = promptguard("serve", "--install")
    assert result.exit_code == 0
    assert str(tmp_path / "systemd" / "user" / "promptguard.service") in result.stdout


def test_what_cannot_be_written_is_told(promptguard: Cli, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.touch()
    monkeypatch.setenv("XDG_CONFIG_HOME", str(blocked))
    result = promptguard("serve", "--install")
    assert result.exit_code == 2
    assert str(blocked) in result.stderr
