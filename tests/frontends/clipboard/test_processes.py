"""Other programs are started by fixed names, and do not hold us up."""

import sys

import pytest

from promptguard.frontends.clipboard.processes import found, is_given, ourselves, output_of, started, succeeds
from promptguard.frontends.problems import UnreadableError


def script(code: str) -> list[str]:
    return [sys.executable, "-c", code]


def test_what_is_not_installed_is_not_found() -> None:
    assert found("sh")
    assert not found("no-such-program-of-promptguard")


def test_what_a_program_prints_is_its_output() -> None:
    assert output_of(script("print('鵜飼', end='')"), 20) == "鵜飼".encode()


def test_a_program_that_fails_has_none() -> None:
    assert output_of(script("raise SystemExit(1)"), 20) is None
    assert not succeeds(script("raise SystemExit(1)"), 20)


def test_a_program_that_hangs_is_ended() -> None:
    with pytest.raises(UnreadableError):
        output_of(script("import time; time.sleep(60)"), 0.2)


@pytest.mark.parametrize("command", [["no-such-program-of-promptguard"], script("import time; time.sleep(60)")])
def test_without_success_there_is_no_exception_where_only_that_is_asked(command: list[str]) -> None:
    assert not succeeds(command, 0.2)
    assert not is_given(command, b"", 0.2)


def test_a_text_is_given_by_standard_input() -> None:
    assert is_given(script("import sys; raise SystemExit(sys.stdin.read() != 'x')"), b"x", 20)


def test_a_program_that_goes_on_belongs_to_a_session_of_its_own() -> None:
    process = started(script("import os; print(os.getsid(0) == os.getpid(), end='')"))
    assert process.communicate()[0] == b"True"


def test_our_own_modules_are_not_looked_for_in_the_working_folder() -> None:
    assert ourselves("promptguard.x") == [sys.executable, "-P", "-m", "promptguard.x"]
