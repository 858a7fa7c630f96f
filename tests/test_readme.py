"""The README is run: every console block, every command it names, and the two command lines that CI calls."""

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from promptguard.frontends.cli.main import main

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```console\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
SHOWN = [
    re.fullmatch(
        r"\$ (?:echo '(?P<draft>[^\n]+)' \| )?promptguard (?P<arguments>[^\n]+)\n(?P<output>.*)", block, re.DOTALL
    )
    for block in BLOCKS
]


def run(shown: re.Match[str]) -> str:
    """Standard output of a block's command."""
    draft = f"{shown['draft']}\n" if shown["draft"] else None
    arguments = shlex.split(shown["arguments"])
    return CliRunner(env={"PROMPTGUARD_LANG": "ja"}).invoke(main, arguments, input=draft).stdout


@pytest.mark.parametrize("shown", SHOWN, ids=lambda m: m["arguments"] if m else "unreadable")
def test_a_console_block_shows_what_happens(shown: re.Match[str] | None, monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown, "a console block is `$ echo '…' | promptguard …` and its output"
    monkeypatch.chdir(ROOT)
    if shown["arguments"].startswith("restore"):  # the answer to what was masked in the block before
        run(next(s for s in reversed(SHOWN[: SHOWN.index(shown)]) if s and s["arguments"].startswith("mask")))
    assert run(shown) == shown["output"]


def test_there_are_console_blocks() -> None:
    assert len(SHOWN) >= 4


@pytest.mark.parametrize("name", sorted(main.list_commands(None)))  # type: ignore[arg-type]
def test_every_command_is_shown(name: str) -> None:
    assert f"promptguard {name}" in README


@pytest.mark.parametrize("name", ["first", "tests"])
def test_the_command_lines_for_ci_are_single_lines(name: str) -> None:
    lines = re.search(rf"<!-- {name} -->\n```sh\n(.*?)```", README, re.DOTALL)
    assert lines
    assert len(lines[1].splitlines()) == 1


@pytest.mark.parametrize("path", sorted(set(re.findall(r"`((?:src|benchmarks|examples|rules)/[^` ]*)`", README))))
def test_files_that_are_named_exist(path: str) -> None:
    assert (ROOT / path).exists()


def test_nothing_is_called_safe() -> None:
    assert not re.search(r"安全です|完全に|100 ?%", README)
