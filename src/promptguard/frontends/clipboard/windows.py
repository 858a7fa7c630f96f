"""The clipboard of Windows, on top of the few calls in `windows_calls`.

Whoever holds the clipboard open keeps every other program from copying, so it is opened late, for text only, and closed
before anybody looks at what was read. A stamp is the system's sequence number.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Protocol

from promptguard.frontends.clipboard._interface import OURS, Stamp
from promptguard.frontends.clipboard.copies import NOT_FOR_HISTORY
from promptguard.frontends.problems import Problem, UnreadableError
from promptguard.frontends.reading import LIMIT, too_large

TEXT, HTML = "CF_UNICODETEXT", "HTML Format"
HISTORY = "CanIncludeInClipboardHistory"
_NO = bytes(4)
_MARKS = (
    (OURS, _NO),
    ("ExcludeClipboardContentFromMonitorProcessing", _NO),
    (HISTORY, _NO),
    ("CanUploadToCloudClipboard", _NO),
)
"""What keeps our copies out of the history (Win+V) and the cloud ("Cloud Clipboard and Clipboard History Formats")."""
_MOST = 2 * LIMIT + 4
"""Bytes of UTF-16 that are more than any draft has."""
_SETTLED = 0.15
"""Seconds after a copy in which its program may still be adding formats, and Excel opens the clipboard again."""
_LONGEST = 10
"""How often that is waited for anew while copy follows copy."""
_TRIES = (0.01, 0.02, 0.04, 0.08, 0.16, 0.32)
"""Seconds between attempts to open a clipboard that somebody else holds open."""


class Calls(Protocol):
    """What Windows is asked for."""

    def wait(self, seconds: float | None) -> bool:
        """Wait for WM_CLIPBOARDUPDATE; all that have come count as one."""

    def sequence(self) -> int:
        """GetClipboardSequenceNumber: another number with every change."""

    def formats(self) -> frozenset[str]:
        """Names of what is offered, without opening the clipboard."""

    def open(self) -> bool:
        """Try to open the clipboard."""

    def close(self) -> None:
        """Let others open it."""

    def get(self, name: str, most: int) -> bytes | None:
        """The content of a format, or its first `most` bytes; the clipboard must be open."""

    def replace(self, contents: tuple[tuple[str, bytes], ...]) -> bool:
        """Put these in place of everything; the clipboard must be open. Whether it was done."""

    def end(self) -> None:
        """Stop listening."""


class WindowsClipboard:
    """The clipboard of this desktop session."""

    def __init__(self, calls: Calls, sleep: Callable[[float], None] = time.sleep) -> None:
        """Take the calls and what waits between them."""
        self._calls, self._sleep = calls, sleep
        self._known = calls.sequence()

    def wait_change(self, seconds: float | None = None) -> bool:
        """Wait for another sequence number, and until it stays the same for a moment."""
        while self._calls.sequence() == self._known:
            if not self._calls.wait(seconds):
                return False
        for _ in range(_LONGEST):
            self._known = self._calls.sequence()
            self._sleep(_SETTLED)
            if self._calls.sequence() == self._known:
                break
        return True

    def stamp(self) -> Stamp:
        """The sequence number."""
        return Stamp(self._calls.sequence())

    def formats(self) -> frozenset[str]:
        """What is offered. The clipboard is opened only to see whether a program says 'not for the history'."""
        names = self._calls.formats()
        if HISTORY not in names or OURS in names:
            return names
        with self._opened():
            value = self._calls.get(HISTORY, len(_NO))
        return names | {NOT_FOR_HISTORY} if value in (None, _NO) else names

    def read_text(self) -> str | None:
        """CF_UNICODETEXT; Windows makes it of every other text."""
        data = self._read(TEXT)
        return None if data is None else data.decode("utf-16-le", "replace").partition("\0")[0]

    def read_html(self) -> str | None:
        """The HTML behind the header of 'HTML Format'."""
        data = self._read(HTML)
        if data is None:
            return None
        _, bracket, rest = data.partition(b"\0")[0].partition(b"<")
        return (bracket + rest).decode("utf-8", "replace")

    def write(self, text: str, stamp: Stamp | None = None) -> bool:
        """Text and marks in place of all formats, the HTML twin included, while nobody else can open the clipboard."""
        contents = ((TEXT, f"{text}\0".encode("utf-16-le", "replace")), *_MARKS)
        with self._opened():
            if stamp is not None and self._calls.sequence() != stamp:
                return False
            if not self._calls.replace(contents):
                raise UnreadableError(Problem.CLIPBOARD_SILENT)
        return True

    def close(self) -> None:
        """Stop listening."""
        self._calls.end()

    def _read(self, name: str) -> bytes | None:
        if name not in self._calls.formats():
            return None
        with self._opened():
            data = self._calls.get(name, _MOST)
        if data is None:
            raise UnreadableError(Problem.CLIPBOARD_SILENT)
        if len(data) >= _MOST:
            raise too_large()
        return data

    @contextmanager
    def _opened(self) -> Iterator[None]:
        for pause in (*_TRIES, None):
            if self._calls.open():
                break
            if pause is None:
                raise UnreadableError(Problem.CLIPBOARD_SILENT)
            self._sleep(pause)
        try:
            yield
        finally:
            self._calls.close()
