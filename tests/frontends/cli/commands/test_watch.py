"""`promptguard watch` where it does not come to watching; see `clipboard/test_keeping_watch.py` for the rest."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Cli = Callable[..., Result]


@pytest.fixture(autouse=True)
def no_desktop(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setenv("WAYLAND_DISPLAY", "nowhere")
    monkeypatch.setenv("XDG_CURRENT_DESKTOP", "sway")
    monkeypatch.setenv("PATH", str(tmp_path))


def test_without_a_desktop_nothing_is_checked_and_that_is_said(promptguard: Cli) -> None:
    result = promptguard("watch")
    assert (result.exit_code, "クリップボードを開けません" in result.stderr) == (4, True)


def test_there_are_two_ways_to_watch(promptguard: Cli) -> None:
    result = promptguard("watch", "--mode", "block")
    assert result.exit_code == 2
    assert "notify、guard" in result.stderr


def test_a_wrong_setting_is_told_with_its_place(promptguard: Cli, tmp_path: Path) -> None:
    (tmp_path / "promptguard.yaml").write_text("clipboard: block\n", encoding="utf-8")
    result = promptguard("watch")
    assert result.exit_code == 3
    assert "promptguard.yaml:1: clipboard" in result.stderr
