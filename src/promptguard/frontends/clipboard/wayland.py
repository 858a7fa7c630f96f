"""The clipboard of Wayland, through the programs of wl-clipboard: only these may look without a window of their own.

They need a compositor with the data-control protocol (KDE Plasma; sway and others built on wlroots); where it lacks,
as in GNOME, `wl-paste --watch` ends at once. A stamp is the number of copies seen since watching began.
"""

import os
import select

from promptguard.frontends.clipboard import processes
from promptguard.frontends.clipboard._interface import Stamp
from promptguard.frontends.problems import Problem, UnreadableError
from promptguard.frontends.reading import LIMIT, too_large

PROGRAMS = ("wl-copy", "wl-paste")
_ANSWER = 5.0
"""Seconds for whoever copied to hand out its copy."""
_SETTLED = 0.05
"""Seconds without another copy after which copies in quick succession are over."""
_WATCH = ("wl-paste", "--type", "text", "--watch", "wc", "-c")
"""One line for every copy with text: its length."""
_TEXTS = ("text/plain;charset=utf-8", "UTF8_STRING", "text/plain", "TEXT", "STRING")
_HTML = "text/html"


class WaylandClipboard:
    """The clipboard of the seat that the environment names."""

    def __init__(self) -> None:
        """Nothing is started before it is needed.

        Raises:
            UnreadableError: wl-clipboard is not installed.
        """
        if not all(map(processes.found, PROGRAMS)):
            raise UnreadableError(Problem.CLIPBOARD_MISSING)
        self._watcher: processes.Process | None = None
        self._seen = self._known = self._size = 0
        self._last = hash(None)

    def wait_change(self, seconds: float | None = None) -> bool:
        """Sleep until wl-paste reports a copy.

        Raises:
            UnreadableError: it cannot watch, or no longer can.
        """
        self._watcher = self._watcher or processes.started(_WATCH)
        if self._seen == self._known and not self._reported(seconds):
            return False
        while self._reported(_SETTLED):
            pass
        self._known = self._seen
        return True

    def stamp(self) -> Stamp:
        """The number of copies seen."""
        while self._watcher and self._reported(0):
            pass
        self._known, self._last = self._seen, hash(None)
        return Stamp(self._seen)

    def formats(self) -> frozenset[str]:
        """The types that are offered. wl-copy offers a text and nothing else, so a copy of ours bears no mark here."""
        listed = processes.output_of(("wl-paste", "--list-types"), _ANSWER)
        return frozenset(listed.decode("utf-8", "replace").splitlines() if listed else ())

    def read_text(self) -> str | None:
        """The text in the first type that is offered."""
        text = self._text()
        self._last = hash(text)
        return text

    def read_html(self) -> str | None:
        """The HTML."""
        return self._read(_HTML) if _HTML in self.formats() else None

    def write(self, text: str, stamp: Stamp | None = None) -> bool:
        """Give the text to wl-copy, which holds it, and see whether it arrived."""
        while self._watcher and self._reported(0):
            pass
        if stamp is not None and (stamp != self._seen or self._is_another()):
            return False
        given = processes.is_given(("wl-copy", "--type", "text/plain"), text.encode("utf-8", "replace"), _ANSWER)
        if not given or self._text() != text:
            raise UnreadableError(Problem.CLIPBOARD_SILENT)
        return True

    def close(self) -> None:
        """End watching."""
        if self._watcher:
            self._watcher.terminate()
            self._watcher.communicate()
            self._watcher = None

    def _reported(self, seconds: float | None) -> bool:
        """Whether wl-paste reports one more copy in time."""
        if self._watcher is None or self._watcher.stdout is None:
            return False
        pipe = self._watcher.stdout.fileno()
        if not select.select([pipe], [], [], seconds)[0]:
            return False
        told = os.read(pipe, 4096)
        if not told:
            raise UnreadableError(Problem.CLIPBOARD_UNWATCHED)
        self._seen += told.count(b"\n")
        self._size = int(told.split()[-1])
        return True

    def _is_another(self) -> bool:
        """Whether the text is not the last one that was read: wl-paste may be slow to report a copy."""
        return self._watcher is not None and hash(self._text()) != self._last

    def _text(self) -> str | None:
        offered = self.formats()
        name = next((name for name in _TEXTS if name in offered), None)
        return self._read(name) if name else None

    def _read(self, name: str) -> str | None:
        if self._size > LIMIT:
            raise too_large()
        data = processes.output_of(("wl-paste", "--no-newline", "--type", name), _ANSWER)
        return None if data is None else data.decode("utf-8", "replace")
