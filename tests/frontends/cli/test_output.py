import io
import sys

import pytest

from promptguard.frontends.cli.output import standard_input, steady_streams, wants_colour, write_text
from promptguard.report.wording import load_wording


class Terminal(io.TextIOWrapper):
    """A console of some encoding."""

    def isatty(self) -> bool:
        return True

    @property
    def shown(self) -> bytes:
        assert isinstance(self.buffer, io.BytesIO)
        return self.buffer.getvalue()


def terminal(encoding: str = "utf-8") -> Terminal:
    return Terminal(io.BytesIO(), encoding=encoding, write_through=True)


@pytest.mark.parametrize(
    ("choice", "variable", "coloured"),
    [("auto", None, True), ("auto", "NO_COLOR", False), ("never", None, False), ("always", "NO_COLOR", True)],
)
def test_colour_on_a_terminal(
    monkeypatch: pytest.MonkeyPatch, choice: str, variable: str | None, coloured: bool
) -> None:
    monkeypatch.setattr(sys, "stdout", terminal())
    monkeypatch.setenv("TERM", "xterm")
    if variable:
        monkeypatch.setenv(variable, "1")
    assert wants_colour(choice) is coloured


def test_no_colour_in_a_pipe_or_on_a_dumb_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not wants_colour("auto")
    monkeypatch.setattr(sys, "stdout", terminal())
    monkeypatch.setenv("TERM", "dumb")
    assert not wants_colour("auto")


def test_a_console_shows_a_question_mark_for_what_it_lacks(monkeypatch: pytest.MonkeyPatch) -> None:
    console = terminal("cp932")
    monkeypatch.setattr(sys, "stdout", console)
    steady_streams()
    print("🙏あ\ud83d", end="")  # noqa: T201 - what is tested
    assert console.shown == "?あ?".encode("cp932")


@pytest.mark.parametrize(("text", "whole"), [("一\r\n二\n", True), ("🙏", False)])
def test_a_text_is_written_exactly_and_losses_are_told(monkeypatch: pytest.MonkeyPatch, text: str, whole: bool) -> None:
    console = terminal("cp932")
    monkeypatch.setattr(sys, "stdout", console)
    assert write_text(text) is whole
    assert console.shown == text.encode("cp932", "replace")


def test_a_person_at_a_terminal_is_told_how_to_end(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", terminal())
    standard_input(load_wording("ja"), wanted=False)
    assert capsys.readouterr().err == ""
    standard_input(load_wording("ja"))
    assert "Ctrl+" in capsys.readouterr().err
