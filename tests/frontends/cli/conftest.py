"""The command line as a person calls it, in an empty folder, in Japanese."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from promptguard.frontends.cli import copied
from promptguard.frontends.cli.main import main

Cli = Callable[..., Result]

MY_NUMBER = "マイナンバーは621498320257です。\n"


@pytest.fixture(autouse=True)
def elsewhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No settings of the checkout, no language of the system."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PROMPTGUARD_LANG", "ja")
    for name in ("NO_COLOR", "PROMPTGUARD_DEBUG"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def promptguard() -> Cli:
    """Run `promptguard ARGUMENTS` with some standard input."""

    def promptguard(*arguments: str, input: str | bytes = b"", charset: str = "utf-8") -> Result:  # noqa: A002 - as click calls it
        return CliRunner(charset=charset).invoke(main, arguments, input=input)

    return promptguard


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """A file that must not be sent."""
    file = tmp_path / "draft.txt"
    file.write_text(MY_NUMBER, encoding="utf-8")
    return file


@pytest.fixture
def harmless(tmp_path: Path) -> Path:
    """A file with nothing in it to find."""
    file = tmp_path / "harmless.txt"
    file.write_text("便箋のよさを三つ挙げてください。\n", encoding="utf-8")
    return file


@pytest.fixture
def destroyed(tmp_path: Path) -> Path:
    """A file whose Japanese was lost."""
    file = tmp_path / "destroyed.txt"
    file.write_bytes(b"????????????03-0000-0142?????\n")
    return file


@pytest.fixture
def desktop(clipboard: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    """The clipboard of the desktop that the commands see."""

    @contextmanager
    def opened() -> Iterator[Any]:
        yield clipboard

    monkeypatch.setattr(copied, "the_clipboard", opened)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    return clipboard
