"""The calls of Windows against libraries of our own: sizes of structures, and whose memory is whose."""

import ctypes
from collections.abc import Callable
from typing import Any

import pytest

from promptguard.frontends.clipboard import windows_calls
from promptguard.frontends.clipboard.windows_calls import Message, System, library


class Libraries:
    """user32 and kernel32 as far as they are used. `takes`: how many formats the clipboard takes before it refuses."""

    def __init__(self, takes: int = 99) -> None:
        self.takes = takes
        self.memory: dict[int, Any] = {}
        self.clipboard: dict[int, int] = {}
        self.names = {49161: "HTML Format"}
        self.freed: list[int] = []
        self.calls: list[str] = []

    def __getattr__(self, name: str) -> Callable[..., int]:
        def call(*arguments: Any) -> int:
            self.calls.append(name)
            known: Callable[..., int] = vars(type(self)).get(f"_{name}", lambda *_: 1)
            return known(self, *arguments)

        return call

    def _GlobalAlloc(self, _kind: int, size: Any) -> int:  # noqa: N802
        buffer = ctypes.create_string_buffer(size.value)
        self.memory[ctypes.addressof(buffer)] = buffer
        return ctypes.addressof(buffer)

    def _GlobalLock(self, handle: Any) -> int:  # noqa: N802
        return int(handle.value)

    def _GlobalSize(self, handle: Any) -> int:  # noqa: N802
        return len(self.memory[handle.value])

    def _GlobalFree(self, handle: Any) -> int:  # noqa: N802
        self.freed.append(handle.value)
        return 0

    def _EmptyClipboard(self) -> int:  # noqa: N802
        self.clipboard = {}
        return 1

    def _SetClipboardData(self, number: int, handle: Any) -> int:  # noqa: N802
        if len(self.clipboard) >= self.takes:
            return 0
        self.clipboard[number] = handle.value
        return 1

    def _GetClipboardData(self, number: int) -> int:  # noqa: N802
        return self.clipboard.get(number, 0)

    def _RegisterClipboardFormatW(self, name: str) -> int:  # noqa: N802
        known = next((number for number, each in self.names.items() if each == name), 50_000 + len(self.names))
        self.names[known] = name
        return known

    def _GetUpdatedClipboardFormats(self, numbers: Any, _room: int, count: Any) -> int:  # noqa: N802
        for at, number in enumerate(self.clipboard):
            numbers[at] = number
        count._obj.value = len(self.clipboard)
        return 1

    def _GetClipboardFormatNameW(self, number: int, name: Any, _room: int) -> int:  # noqa: N802
        name.value = self.names.get(number, "")
        return len(name.value)

    def _IsClipboardFormatAvailable(self, number: int) -> int:  # noqa: N802
        return int(number in self.clipboard)

    def _PeekMessageW(self, *_: Any) -> int:  # noqa: N802
        return 0


@pytest.fixture
def libraries(monkeypatch: pytest.MonkeyPatch) -> Libraries:
    made = Libraries()
    monkeypatch.setattr(windows_calls, "library", lambda _name: made)
    return made


def test_elsewhere_than_on_windows_there_are_no_such_libraries(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    with pytest.raises(OSError, match="not Windows"):
        library("user32")


@pytest.mark.skipif(ctypes.sizeof(ctypes.c_void_p) != 8, reason="the size is that of 64 bits")
def test_a_message_has_the_size_that_windows_gives_it() -> None:
    assert ctypes.sizeof(Message) == 48


def test_what_is_put_there_is_found_under_its_names(libraries: Libraries) -> None:
    system = System()
    assert system.replace((("CF_UNICODETEXT", b"a\0\0\0"), ("HTML Format", b"<b>")))
    assert system.formats() == {"CF_UNICODETEXT", "HTML Format"}
    assert (system.get("CF_UNICODETEXT", 99), system.get("HTML Format", 2)) == (b"a\0\0\0", b"<b")
    assert not libraries.freed


def test_room_is_made_before_the_clipboard_is_emptied(libraries: Libraries) -> None:
    System().replace((("CF_UNICODETEXT", b"a\0"), ("HTML Format", b"<b>")))
    calls = libraries.calls
    assert max(at for at, name in enumerate(calls) if name == "GlobalAlloc") < calls.index("EmptyClipboard")


def test_what_the_clipboard_refuses_is_freed(libraries: Libraries) -> None:
    libraries.takes = 1
    assert System().replace((("CF_UNICODETEXT", b"a\0"), ("HTML Format", b"<b>")))
    assert len(libraries.freed) == 1


def test_without_its_text_it_is_not_done(libraries: Libraries) -> None:
    libraries.takes = 0
    assert not System().replace((("CF_UNICODETEXT", b"a\0"),))


def test_a_format_that_is_not_there_is_none(libraries: Libraries) -> None:
    del libraries  # it stands in for the system
    assert System().get("CF_UNICODETEXT", 99) is None


def test_waiting_ends_when_the_time_is_up(libraries: Libraries) -> None:
    del libraries  # it stands in for the system
    assert not System().wait(0)
