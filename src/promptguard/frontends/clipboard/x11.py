"""The clipboard of X11: whoever copies keeps the copy, and hands it out on request.

What this program writes is therefore held by a process of its own (`x11_holding`). A stamp is the time of the X server
in milliseconds: the server refuses an owner whose time lies before that of the present one, so nothing that was copied
after the stamp is ever replaced.
"""

import time
from array import array
from typing import TYPE_CHECKING

from promptguard.frontends.clipboard import x11_holding
from promptguard.frontends.clipboard._interface import Stamp
from promptguard.frontends.clipboard.x11_link import Link
from promptguard.frontends.clipboard.x11_names import BOOKKEEPING, HTML, TEXTS

if TYPE_CHECKING:
    from promptguard.frontends.clipboard.processes import Process

_SETTLED = 0.02
"""Seconds without another copy after which copies in quick succession are over."""
_LONGEST = 500
"""Events after which that is no longer waited for."""
_ATOM_BITS = 32
_MOST_FORMATS = 256
_UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")


class X11Clipboard:
    """The selection CLIPBOARD of one display."""

    def __init__(self, name: str | None = None) -> None:
        """Open a display, the one of the environment by default.

        Raises:
            UnreadableError: there is no such display, or it cannot watch its clipboard.
        """
        self._link = Link(name)
        self._spare: Process | None = None
        self._watching = False

    def wait_change(self, seconds: float | None = None) -> bool:
        """Sleep until the server reports another owner."""
        self._watching = True
        end = None if seconds is None else time.monotonic() + seconds
        while self._link.changes == self._link.seen:
            if self._link.next_event(end) is None:
                return False
        for _ in range(_LONGEST):
            if self._link.next_event(time.monotonic() + _SETTLED) is None:
                break
        self._link.seen = self._link.changes
        return True

    def stamp(self) -> Stamp:
        """The server's time."""
        stamp = Stamp(self._link.now())
        self._link.seen = self._link.changes
        return stamp

    def formats(self) -> frozenset[str]:
        """The targets; where the owner cannot list them, as very old programs, every text that it may have."""
        if not self._link.is_owned():
            return frozenset()
        data, unit = self._link.converted("TARGETS") or (b"", 0)
        if unit != _ATOM_BITS:
            return frozenset(TEXTS)
        return frozenset(map(self._link.name, array("I", data)[:_MOST_FORMATS])) - BOOKKEEPING

    def read_text(self) -> str | None:
        """The text in the first format that the owner has."""
        offered = self.formats()
        for name, encoding in TEXTS.items():
            found = self._link.converted(name) if name in offered else None
            if found is not None:
                return found[0].decode(encoding, "replace").rstrip("\0")
        return None

    def read_html(self) -> str | None:
        """The HTML; Firefox hands it out in UTF-16 with a mark in front."""
        found = self._link.converted(HTML) if HTML in self.formats() else None
        if found is None:
            return None
        encoding = "utf-16" if found[0].startswith(_UTF_16_MARKS) else "utf-8"
        return found[0].decode(encoding, "replace").rstrip("\0")

    def write(self, text: str, stamp: Stamp | None = None) -> bool:
        """Give the text to a process that holds it. Whoever watches has the next one ready: starting takes time."""
        holder, self._spare = self._spare or x11_holding.holder(), None
        done = x11_holding.hand_over(holder, text, self.stamp() if stamp is None else stamp)
        if self._watching:
            self._spare = x11_holding.holder()
        return done

    def close(self) -> None:
        """Close the connection; a holder that was not needed goes home."""
        if self._spare:
            x11_holding.send_away(self._spare)
        self._link.close()
