import io
import json
import os
import subprocess
import sys
from pathlib import Path

import click
import pytest

from promptguard.frontends import quick
from promptguard.frontends.cli.main import main as cli

COLD = None


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[tuple[list[str], bytes]]:
    """A service that notes what it is asked, and a folder with drafts."""
    calls: list[tuple[list[str], bytes]] = []

    def ask(arguments: list[str], draft: bytes) -> tuple[int, bytes, bytes]:
        calls.append((arguments, draft))
        return 1, b"out", b"err"

    key = tmp_path / "key"
    key.touch()
    monkeypatch.setattr("promptguard.frontends.service.asking.ask", ask)
    monkeypatch.setattr("promptguard.frontends.service.address.key_path", lambda: str(key))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("鵜飼様".encode())))
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("PROMPTGUARD_DEBUG", raising=False)
    (tmp_path / "draft.txt").write_bytes(b"draft")
    (tmp_path / "large.txt").write_bytes(b"x" * 40_000)
    return calls


@pytest.mark.parametrize(
    "call",
    [
        "check", "check -", "check --format json", "check --format=json -q", "mask --lang en", "restore",
        "check --dictionary terms.yaml --second-opinion always", "mask --style tag",
    ],
)  # fmt: skip
def test_a_draft_that_is_piped_in_is_handed_to_the_service(asked: list[tuple[list[str], bytes]], call: str) -> None:
    assert quick._answer(call.split()) == (1, b"out", b"err")
    assert asked == [(call.split(), "鵜飼様".encode())]


@pytest.mark.parametrize("command", quick._SERVED)
def test_the_words_behind_an_option_are_counted_as_the_command_counts_them(command: str) -> None:
    known = {name: param for param in _options(command) for name in param.opts + param.secondary_opts}
    shared = quick._OPTIONS.keys() & known.keys()
    assert "--lang" in shared
    assert {name: quick._OPTIONS[name] for name in shared} == {name: int(not known[name].is_flag) for name in shared}


def _options(command: str) -> list[click.Option]:
    found = cli.get_command(click.Context(cli), command)
    assert found
    return [param for param in found.params if isinstance(param, click.Option)]


def test_no_option_is_counted_that_no_command_has() -> None:
    known = {name for command in quick._SERVED for param in _options(command) for name in param.opts}
    assert quick._OPTIONS.keys() <= known


@pytest.mark.parametrize("call", ["check draft.txt", "check ./draft.txt draft.txt", "mask --lang=en draft.txt"])
def test_small_files_are_read_by_the_service(asked: list[tuple[list[str], bytes]], call: str) -> None:
    assert quick._answer(call.split())
    assert asked == [(call.split(), b"")]


@pytest.mark.parametrize(
    "call",
    [
        "", "scan .", "--version", "check --help", "mask --output x", "mask -o x", "check --bogus", "check none.txt",
        "check large.txt", "check /dev/null", "check /dev/stdin", "check - draft.txt", "restore --stream",
        "check --clipboard", "serve", "rules check",
    ],
)  # fmt: skip
def test_everything_else_is_done_here(asked: list[tuple[list[str], bytes]], call: str) -> None:
    assert quick._answer(call.split()) is COLD
    assert not asked


def test_a_large_draft_is_done_here_and_not_lost(
    asked: list[tuple[list[str], bytes]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"x" * 40_000)))
    assert quick._answer(["check"]) is COLD
    assert not asked
    assert sys.stdin.buffer.read() == b"x" * 40_000


def test_without_a_service_nothing_is_read(
    asked: list[tuple[list[str], bytes]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("promptguard.frontends.service.address.key_path", lambda: str(tmp_path / "none"))
    assert quick._answer(["check"]) is COLD
    assert sys.stdin.buffer.read() == "鵜飼様".encode()
    assert not asked


def test_a_fault_is_looked_for_in_this_process(
    asked: list[tuple[list[str], bytes]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PROMPTGUARD_DEBUG", "1")
    assert quick._answer(["check"]) is COLD
    assert not asked


def test_what_the_service_says_is_shown_and_its_code_is_ours(
    asked: list[tuple[list[str], bytes]], monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert not asked
    codes: list[int] = []
    monkeypatch.setattr(sys, "argv", ["promptguard", "check"])
    monkeypatch.setattr(os, "_exit", codes.append)
    quick.main()
    shown = capfdbinary.readouterr()
    assert (codes, shown.out, shown.err) == ([1], b"out", b"err")


def test_the_path_of_every_call_imports_next_to_nothing() -> None:
    code = (
        "import sys; before = set(sys.modules); sys.argv = ['promptguard', 'check']\n"
        "from promptguard.frontends import quick\nfrom promptguard.frontends.service import asking\n"
        "print(' '.join(sorted(m for m in set(sys.modules) - before if not m.startswith('promptguard'))))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert set(run.stdout.split()) <= {"_socket", "time"}


@pytest.mark.parametrize(
    ("call", "at_once"), [("check", True), ("check --mask", False), ("mask", False), ("serve", False)]
)
def test_only_a_check_that_keeps_nothing_ends_at_once(
    monkeypatch: pytest.MonkeyPatch, call: str, at_once: bool
) -> None:
    codes: list[int] = []

    def done() -> None:
        sys.exit(3)

    monkeypatch.setattr(sys, "argv", ["promptguard", *call.split()])
    monkeypatch.setattr(quick, "_answer", lambda _: None)
    monkeypatch.setattr("promptguard.frontends.cli.main.main", done)
    monkeypatch.setattr(os, "_exit", codes.append)
    monkeypatch.setattr("gc.set_threshold", lambda _: None)
    if at_once:
        quick.main()
        assert codes == [3]
    else:
        with pytest.raises(SystemExit):
            quick.main()
        assert not codes


@pytest.mark.slow
def test_the_whole_answer_arrives_before_the_end() -> None:
    program = Path(sys.executable).with_name("promptguard")
    draft = "担当は鵜飼様です。\n" * 2_000
    run = subprocess.run([program, "check", "--format", "json"], input=draft.encode(), capture_output=True, check=False)
    assert run.returncode == 1
    assert len(json.loads(run.stdout)["findings"]) == 2_000
