import signal
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from socket import socket

import pytest
from click.testing import Result

from promptguard.frontends.cli.commands import page
from promptguard.frontends.service.serving import loopback
from promptguard.report.wording import load_wording

Cli = Callable[..., Result]
Serve = Callable[..., None]
ADDRESS = "http://127.0.0.1:4321/#token=secret"
ONCE = "http://127.0.0.1:4321/#ticket=once"


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses that a browser was opened with, by a service that ends at once."""
    monkeypatch.setattr("promptguard.frontends.page.serving.serve_page", lambda _, ready: ready(ADDRESS, lambda: ONCE))
    addresses: list[str] = []

    def browse(address: str) -> bool:
        addresses.append(address)
        return True

    monkeypatch.setattr("webbrowser.open", browse)
    return addresses


def after_a_while(fact: Callable[[], object]) -> bool:
    """Whether it comes true; the browser is opened beside the service."""
    until = time.monotonic() + 5
    while not fact() and time.monotonic() < until:
        time.sleep(0.01)
    return bool(fact())


def test_the_address_is_printed_and_a_browser_gets_a_ticket(promptguard: Cli, opened: list[str]) -> None:
    result = promptguard("page")
    assert (result.exit_code, result.stdout) == (0, f"{ADDRESS}\n")
    assert "Ctrl+C" in result.stderr
    assert after_a_while(lambda: opened == [ONCE])


def test_no_browser_is_opened_where_none_is_wanted(promptguard: Cli, opened: list[str]) -> None:
    assert promptguard("page", "--no-browser").exit_code == 0
    assert opened == []
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("Thread") and thread.is_alive()]


def test_the_language_that_is_asked_for_is_that_of_the_page(promptguard: Cli, opened: list[str]) -> None:
    assert promptguard("page", "--lang", "en").stdout == f"{ADDRESS}&lang=en\n"
    assert after_a_while(lambda: opened == [f"{ONCE}&lang=en"])


def test_where_no_browser_opens_the_address_is_to_be_pasted(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("webbrowser.open", lambda _: False)
    page._open(ADDRESS, load_wording("en"))
    assert "Paste the address" in capsys.readouterr().err


def test_a_port_that_is_taken_is_told_of(promptguard: Cli) -> None:
    with closing(loopback()) as taken:
        taken.listen()
        result = promptguard("page", "--port", str(taken.getsockname()[1]))
    assert result.exit_code == 2
    assert "--port" in result.stderr


@pytest.mark.parametrize("port", ["-1", "65536", "http"])
def test_a_port_is_a_number(promptguard: Cli, port: str) -> None:
    assert promptguard("page", "--port", port).exit_code == 2


def test_the_socket_is_closed_behind_it(promptguard: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    kept: list[socket] = []
    monkeypatch.setattr("promptguard.frontends.page.serving.serve_page", lambda listener, _: kept.append(listener))
    promptguard("page", "--no-browser")
    assert kept[0].fileno() == -1


@pytest.fixture
def seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What the command line of a real browser would hold."""
    seen, browser = tmp_path / "seen", tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\nprintf %s "$1" > {seen}\n', encoding="utf-8")
    browser.chmod(browser.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("BROWSER", f"{browser} %s")
    return seen


@pytest.mark.slow
def test_the_token_stands_on_no_command_line(seen: Path) -> None:
    with subprocess.Popen(
        [Path(sys.executable).with_name("promptguard"), "page"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as running:
        assert running.stdout
        token = running.stdout.readline().strip().partition("#token=")[2]
        assert after_a_while(lambda: seen.exists() and seen.read_text(encoding="utf-8"))
        running.send_signal(signal.SIGINT)
    assert "#ticket=" in seen.read_text(encoding="utf-8")
    assert token not in seen.read_text(encoding="utf-8")
