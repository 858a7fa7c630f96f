"""Notices go to the program of the desktop, if there is one."""

from pathlib import Path

import pytest

from promptguard.frontends.clipboard.notifying import Notice, by_notify_send, desktop

NOTICE = Notice("このまま貼り付けないでください", "--氏名 2")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that is searched first for programs."""
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    return tmp_path


def install(folder: Path, code: str) -> None:
    program = folder / "notify-send"
    program.write_text(f"#!/bin/sh\n{code}\n", encoding="utf-8")
    program.chmod(0o755)


def test_title_and_text_are_no_options(folder: Path) -> None:
    install(folder, f'printf "%s\\n" "$@" > {folder}/shown')
    assert by_notify_send(NOTICE)
    assert (folder / "shown").read_text(encoding="utf-8").splitlines()[-3:] == ["--", NOTICE.title, NOTICE.text]


def test_one_that_fails_has_not_shown_it(folder: Path) -> None:
    install(folder, "exit 1")
    assert not by_notify_send(NOTICE)


def test_without_one_it_is_not_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not by_notify_send(NOTICE)


def test_the_desktop_here_is_that_of_freedesktop(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    with desktop() as show:
        assert show is by_notify_send
