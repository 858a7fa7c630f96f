"""The scripts for IT: commands and options in them exist, and each is written as its system reads it."""

import os
import plistlib
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import click
import pytest

from promptguard.frontends.cli.main import main

HOOKS = Path(__file__).resolve().parent.parent / "examples" / "hooks"
FILES = sorted(HOOKS.iterdir())
BOM = b"\xef\xbb\xbf"
CALL = re.compile(r"promptguard(?:\.exe)? ((?:check|mask|restore|clipboard|watch)\b(?: (?:undo|--?[a-z][a-z-]*))*)")
CALLS = sorted({(file.name, call) for file in FILES for call in CALL.findall(file.read_text(encoding="utf-8-sig"))})


def by_name(path: Path) -> str:
    return path.name


@pytest.mark.parametrize(("file", "call"), CALLS)
def test_commands_and_options_exist(file: str, call: str) -> None:
    command: Any = main
    for word in call.split():
        if word.startswith("-"):
            assert word in {name for param in command.params for name in param.opts}, f"{file}: {call}"
        else:
            command = command.get_command(click.Context(command), word)
            assert command is not None, f"{file}: {call}"


def test_every_operation_has_its_key_on_every_system() -> None:
    for name in ("promptguard.ahk", "clipboard.ps1", "hotkey.sh", "promptguard.applescript"):
        calls = {call for file, call in CALLS if file == name}
        assert {"mask --clipboard", "restore --clipboard", "clipboard undo", "check --clipboard --quiet"} <= calls, name


@pytest.mark.parametrize("file", [file for file in FILES if file.suffix == ".ps1"], ids=by_name)
def test_powershell_5_reads_japanese_only_behind_a_mark(file: Path) -> None:
    data = file.read_bytes()
    assert data.startswith(BOM)
    assert data.count(BOM) == 1
    assert b"\n" not in data.replace(b"\r\n", b"")


@pytest.mark.parametrize("file", [file for file in FILES if file.suffix != ".ps1"], ids=by_name)
def test_nobody_else_wants_one(file: Path) -> None:
    assert not file.read_bytes().startswith(BOM)


@pytest.mark.parametrize("file", FILES, ids=by_name)
def test_no_text_goes_through_a_pipe(file: Path) -> None:
    assert not re.search(r"Get-Clipboard|Set-Clipboard|pbpaste|xclip|wl-paste|A_Clipboard", file.read_text("utf-8"))


def test_the_keys_call_a_script_that_is_there_and_knows_them() -> None:
    script = (HOOKS / "hotkey.sh").read_text(encoding="utf-8")
    for name in ("sway.conf", "i3.conf"):
        wanted = re.findall(r"\$promptguard (\w+)$", (HOOKS / name).read_text(encoding="utf-8"), re.MULTILINE)
        assert len(wanted) == 4
        assert all(f"  {each})" in script for each in wanted)


def test_the_launch_agent_is_a_property_list() -> None:
    agent = plistlib.loads((HOOKS / "promptguard.watch.plist").read_bytes())
    assert agent["ProgramArguments"][-1] == "exec promptguard watch"


def test_the_documentation_names_every_script() -> None:
    text = (HOOKS.parent.parent / "docs" / "clipboard.md").read_text(encoding="utf-8")
    assert [file.name for file in FILES if f"`{file.name}`" not in text] == []


@pytest.mark.slow
@pytest.mark.parametrize(("said", "code", "shown"), [("送らないで", 1, "送らないで"), ("", 0, "見つかりませんでした")])
def test_the_key_shows_what_the_command_says(tmp_path: Path, said: str, code: int, shown: str) -> None:
    if sys.platform == "win32":
        pytest.skip("a script for Linux")
    for name, body in {
        "promptguard": f"echo '{said}' | tr -d '\\n' >&2; exit {code}",
        "notify-send": f'printf "%s\\n" "$@" > {tmp_path}/shown',
    }.items():
        (tmp_path / name).write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
        (tmp_path / name).chmod(0o755)
    shell = shutil.which("sh") or "sh"
    environment = {"PATH": f"{tmp_path}:{os.environ['PATH']}"}
    run = subprocess.run([shell, str(HOOKS / "hotkey.sh"), "check"], env=environment, check=False)
    assert run.returncode == code
    assert shown in (tmp_path / "shown").read_text(encoding="utf-8")
