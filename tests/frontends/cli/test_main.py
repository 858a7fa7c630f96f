import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from promptguard import __version__
from promptguard.frontends.cli import session

Cli = Callable[..., Result]

MODULES = """
import sys
from promptguard.frontends.cli.main import main
try:
    main({arguments})
except SystemExit:
    print(" ".join(sys.modules))
"""


def run(*arguments: str, data: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "promptguard", *arguments], input=data, capture_output=True, check=False
    )


def loaded(*arguments: str) -> set[str]:
    """The modules that a call loads."""
    code = MODULES.format(arguments=list(arguments))
    done = subprocess.run([sys.executable, "-c", code], input="便箋", capture_output=True, text=True, check=True)
    return set(done.stdout.splitlines()[-1].split())


def test_the_version(promptguard: Cli) -> None:
    assert promptguard("--version").stdout == f"promptguard {__version__}\n"


def test_without_a_command_the_help_is_shown(promptguard: Cli) -> None:
    result = promptguard()
    assert (result.exit_code, "使い方" in result.output) == (2, True)


def test_a_command_loads_no_other_and_nothing_heavy() -> None:
    loaded("check")  # fills the cache of the rules
    modules = loaded("check")
    folder = "promptguard.frontends.cli.commands."
    assert {name for name in modules if name.startswith(folder)} == {f"{folder}check"}
    assert not modules & {"spacy", "presidio_analyzer", "numpy", "yaml", "platformdirs.windows"}


def test_the_help_and_the_version_read_no_rules() -> None:
    assert not {"promptguard.assemble", "regex"} & loaded("--version")
    assert not {"promptguard.assemble", "regex"} & loaded("--help")


@pytest.mark.parametrize("command", ["check", "mask", "scan"])
def test_what_nobody_expected_is_not_checked_and_not_quoted(
    promptguard: Cli, monkeypatch: pytest.MonkeyPatch, draft: Path, command: str
) -> None:
    class Faulty:
        rulebook = None
        notices = ()

        def scan(self, prompt: str) -> None:
            raise ValueError(prompt)

    monkeypatch.setattr(session, "assemble", lambda _: Faulty())
    result = promptguard(command, str(draft))
    assert (result.exit_code, result.stdout) == (4, "")
    assert "ValueError" in result.stderr
    assert "621498320257" not in result.stderr


def test_details_of_a_fault_are_shown_to_who_asks(
    promptguard: Cli, monkeypatch: pytest.MonkeyPatch, draft: Path
) -> None:
    monkeypatch.setenv("PROMPTGUARD_DEBUG", "1")
    monkeypatch.setattr(session, "assemble", lambda _: None)
    assert "Traceback" in promptguard("check", str(draft)).stderr


@pytest.mark.slow
def test_the_module_is_the_command() -> None:
    result = run("check", "-", data="マイナンバーは621498320257です".encode("cp932"))
    assert result.returncode == 1
    assert "621498320257" in result.stdout.decode()


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="needs a shell")
def test_a_reader_that_leaves_early_is_no_fault(tmp_path: Path) -> None:
    file = tmp_path / "long.txt"
    file.write_text("マイナンバーは621498320257です\n" * 500, encoding="utf-8")
    line = f"{sys.executable} -m promptguard scan {file} {file} --format json | head -c 1"
    done = subprocess.run(line, shell=True, capture_output=True, check=False)  # noqa: S602 - a pipe is the point
    assert (done.stdout, done.stderr) == (b"[", b"")


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="consoles of Windows are not reached by pipes")
def test_standard_input_may_be_closed() -> None:
    done = subprocess.run(f"{sys.executable} -m promptguard check <&-", shell=True, capture_output=True, check=False)  # noqa: S602
    assert done.returncode == 4
    assert b"Traceback" not in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="pipes end otherwise on Windows")
@pytest.mark.parametrize("command", ["check", "mask"])
def test_a_reader_that_has_gone_ends_quietly_as_not_checked(command: str) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "promptguard", command],
        input="便箋".encode(), stdout=writing, stderr=subprocess.PIPE, check=False,
    )  # fmt: skip
    os.close(writing)
    assert (done.returncode, done.stderr) == (4, b"")
