"""The clipboard of Windows against a Windows of our own."""

from dataclasses import dataclass, field

import pytest

from promptguard.frontends.clipboard._interface import OURS, ClipboardBackend
from promptguard.frontends.clipboard.copies import Copy, kind_of
from promptguard.frontends.clipboard.windows import HISTORY, HTML, TEXT, WindowsClipboard
from promptguard.frontends.problems import Problem, UnreadableError


def utf16(text: str) -> bytes:
    return f"{text}\0".encode("utf-16-le")


@dataclass
class Windows:
    """What the calls would find. `busy`: how often others hold the clipboard when we try to open it."""

    contents: dict[str, bytes] = field(default_factory=dict)
    number: int = 1
    is_open: bool = False
    busy: int = 0
    full: bool = False
    opened: int = 0
    read: list[str] = field(default_factory=list)
    slept: list[float] = field(default_factory=list)
    later: list[str] = field(default_factory=list)

    def copy(self, text: str, **others: bytes) -> None:
        assert not self.is_open, "nobody can copy while the clipboard is open"
        self.contents = {TEXT: utf16(text), **others}
        self.number += 1

    def sleep(self, seconds: float) -> None:
        assert not self.is_open, "the clipboard is held open"
        self.slept.append(seconds)
        if self.later:
            self.copy(self.later.pop(0))

    def wait(self, seconds: float | None) -> bool:  # noqa: ARG002
        return False

    def sequence(self) -> int:
        return self.number

    def formats(self) -> frozenset[str]:
        return frozenset(self.contents)

    def open(self) -> bool:
        assert not self.is_open
        self.busy -= 1
        self.is_open = self.busy < 0
        self.opened += self.is_open
        return self.is_open

    def close(self) -> None:
        self.is_open = False

    def get(self, name: str, most: int) -> bytes | None:
        assert self.is_open
        self.read.append(name)
        found = self.contents.get(name)
        return None if found is None else found[:most]

    def replace(self, contents: tuple[tuple[str, bytes], ...]) -> bool:
        assert self.is_open
        if self.full:
            return False
        self.contents = dict(contents)
        self.number += 1
        return True

    def end(self) -> None:
        pass


@pytest.fixture
def windows() -> Windows:
    return Windows()


@pytest.fixture
def clipboard(windows: Windows) -> WindowsClipboard:
    return WindowsClipboard(windows, windows.sleep)


def test_it_is_a_clipboard(clipboard: WindowsClipboard) -> None:
    backend: ClipboardBackend = clipboard
    assert not backend.formats()


def test_a_copy_is_read_when_it_is_150_ms_old(windows: Windows, clipboard: WindowsClipboard) -> None:
    windows.copy("鵜飼様")
    assert clipboard.wait_change()
    assert windows.slept == [0.15]
    assert clipboard.read_text() == "鵜飼様"


def test_copies_in_quick_succession_are_one(windows: Windows, clipboard: WindowsClipboard) -> None:
    windows.copy("1")
    windows.later = ["2", "3", "4"]
    assert clipboard.wait_change()
    assert clipboard.read_text() == "4"
    assert not clipboard.wait_change(0)


def test_endless_copying_is_not_waited_for(windows: Windows, clipboard: WindowsClipboard) -> None:
    windows.copy("0")
    windows.later = [str(number) for number in range(100)]
    assert clipboard.wait_change()
    assert len(windows.slept) == 10


def test_only_the_text_is_read(windows: Windows, clipboard: WindowsClipboard) -> None:
    windows.copy("鵜飼様", **{HTML: b"<b>", "CF_2": b"", "Biff12": b""})
    clipboard.formats()
    clipboard.read_text()
    assert windows.read == [TEXT]


def test_the_clipboard_is_closed_before_anybody_looks_at_the_text(
    windows: Windows, clipboard: WindowsClipboard
) -> None:
    windows.copy("鵜飼様")
    clipboard.read_text()
    assert not windows.is_open


def test_names_of_formats_are_had_without_opening(windows: Windows, clipboard: WindowsClipboard) -> None:
    windows.copy("鵜飼様")
    assert clipboard.formats() == {TEXT}
    assert not windows.opened


def test_where_others_hold_it_open_the_pauses_grow(windows: Windows, clipboard: WindowsClipboard) -> None:
    windows.copy("鵜飼様")
    windows.busy = 3
    assert clipboard.read_text() == "鵜飼様"
    assert windows.slept == [0.01, 0.02, 0.04]


def test_where_others_never_let_go_it_could_not_be_read(windows: Windows, clipboard: WindowsClipboard) -> None:
    windows.copy("鵜飼様")
    windows.busy = 1000
    with pytest.raises(UnreadableError):
        clipboard.read_text()
    assert sum(windows.slept) < 1


def test_more_than_the_largest_draft_is_not_taken_in(windows: Windows, clipboard: WindowsClipboard) -> None:
    windows.copy("a" * (4 * 1024 * 1024 + 2))
    with pytest.raises(UnreadableError) as caught:
        clipboard.read_text()
    assert caught.value.problem is Problem.TOO_LARGE


def test_a_text_ends_at_its_zero(windows: Windows, clipboard: WindowsClipboard) -> None:
    windows.copy("𠮷野家\0残り")
    assert clipboard.read_text() == "𠮷野家"


@pytest.mark.parametrize(("value", "kind"), [(bytes(4), Copy.PRIVATE), (b"\1\0\0\0", Copy.TEXT)])
def test_not_for_the_history_means_private(
    windows: Windows, clipboard: WindowsClipboard, value: bytes, kind: Copy
) -> None:
    windows.copy("hunter2", **{HISTORY: value})
    assert kind_of(clipboard.formats()) is kind


def test_html_is_read_without_its_header(windows: Windows, clipboard: WindowsClipboard) -> None:
    windows.copy("", **{HTML: "Version:0.9\r\nStartHTML:00\r\n<html>鵜飼</html>\0".encode()})
    assert clipboard.read_html() == "<html>鵜飼</html>"


def test_what_is_written_replaces_every_format(windows: Windows, clipboard: WindowsClipboard) -> None:
    windows.copy("鵜飼様", **{HTML: "<b>鵜飼様</b>".encode()})
    assert clipboard.write("【氏名1】様", clipboard.stamp())
    assert windows.contents[TEXT] == utf16("【氏名1】様")
    assert HTML not in windows.contents


def test_what_is_written_is_ours_and_stays_out_of_history_and_cloud(
    windows: Windows, clipboard: WindowsClipboard
) -> None:
    clipboard.write("【氏名1】様")
    assert kind_of(clipboard.formats()) is Copy.OURS
    for mark in ("ExcludeClipboardContentFromMonitorProcessing", HISTORY, "CanUploadToCloudClipboard"):
        assert windows.contents[mark] == bytes(4)


def test_a_newer_copy_is_not_replaced(windows: Windows, clipboard: WindowsClipboard) -> None:
    windows.copy("鵜飼様")
    stamp = clipboard.stamp()
    windows.copy("別の文章")
    assert not clipboard.write("【氏名1】様", stamp)
    assert clipboard.read_text() == "別の文章"


def test_what_could_not_be_written_is_said(windows: Windows, clipboard: WindowsClipboard) -> None:
    windows.copy("鵜飼様")
    windows.full = True
    with pytest.raises(UnreadableError):
        clipboard.write("【氏名1】様")
    assert not windows.is_open
    assert clipboard.read_text() == "鵜飼様"


def test_our_own_copy_is_not_opened_to_learn_whether_it_is_private(
    windows: Windows, clipboard: WindowsClipboard
) -> None:
    windows.copy("【氏名1】", **{HISTORY: bytes(4), OURS: b""})
    clipboard.formats()
    assert not windows.opened
