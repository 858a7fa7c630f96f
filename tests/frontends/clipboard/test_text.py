from collections.abc import Callable

import pyperclip
import pytest

from promptguard.frontends.clipboard._interface import ClipboardError
from promptguard.frontends.clipboard.text import open_clipboard


class System:
    """A system clipboard in memory; `changes` is what it makes of a text."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.text = ""
        self.changes: Callable[[str], str] = str
        monkeypatch.setattr(pyperclip, "copy", self.copy)
        monkeypatch.setattr(pyperclip, "paste", lambda: self.text)

    def copy(self, text: str) -> None:
        self.text = self.changes(text)


@pytest.fixture
def system(monkeypatch: pytest.MonkeyPatch) -> System:
    return System(monkeypatch)


def test_what_is_written_is_read(system: System) -> None:
    open_clipboard().write_text("【氏名1】様\r\n")
    assert open_clipboard().read_text() == system.text == "【氏名1】様\r\n"


def test_line_ends_are_the_systems_own(system: System) -> None:
    system.changes = lambda text: text.replace("\n", "\r\n") + "\n"
    open_clipboard().write_text("a\nb")


def test_a_clipboard_that_holds_something_else_is_told(system: System) -> None:
    system.changes = lambda text: text.replace("【氏名1】", "?")
    with pytest.raises(ClipboardError) as caught:
        open_clipboard().write_text("【氏名1】様")
    assert caught.value.exit_code == 4
    assert "貼り付けないで" in caught.value.told("ja")


def test_without_a_clipboard_there_is_a_way(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: str) -> str:
        raise pyperclip.PyperclipException

    monkeypatch.setattr(pyperclip, "paste", refuse)
    monkeypatch.setattr(pyperclip, "copy", refuse)
    for use in (lambda: open_clipboard().read_text(), lambda: open_clipboard().write_text("x")):
        with pytest.raises(ClipboardError) as caught:
            use()
        assert "xclip" in caught.value.told("en")
