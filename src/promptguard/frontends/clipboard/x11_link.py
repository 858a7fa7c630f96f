"""A client of an X server that asks the owner of the clipboard for its copy (ICCCM 2.4 to 2.7)."""

import contextlib
import itertools
import select
import time

from Xlib import X, error
from Xlib.display import Display
from Xlib.ext import xfixes
from Xlib.protocol.rq import Event

from promptguard.frontends.clipboard.x11_names import CLIPBOARD
from promptguard.frontends.problems import Problem, UnreadableError
from promptguard.frontends.reading import LIMIT, too_large

ANSWER = 2.0
"""Seconds that an owner has to answer, and for every further piece of a long copy."""
_WHOLE = 30.0
"""Seconds that it has for all pieces."""
_NAMES = 16
"""Properties to receive copies in, one after the other: a late answer to an old question is then not taken for new."""
_MASK = (
    xfixes.XFixesSetSelectionOwnerNotifyMask
    | xfixes.XFixesSelectionWindowDestroyNotifyMask
    | xfixes.XFixesSelectionClientCloseNotifyMask
)


class Link:
    """A connection with an invisible window, to which copies are handed."""

    def __init__(self, name: str | None = None) -> None:
        """Open a display, the one of the environment by default.

        Raises:
            UnreadableError: there is no such display, or it cannot watch its clipboard.
        """
        try:
            self.display = Display(name)
        except (error.DisplayError, error.ConnectionClosedError, OSError):
            raise UnreadableError(Problem.CLIPBOARD_MISSING) from None
        if not self.display.has_extension("XFIXES"):
            raise UnreadableError(Problem.CLIPBOARD_MISSING)
        self.changes = 0
        """How often the owner has changed or vanished, as far as the events have been read."""
        self.seen = 0
        """Which of these changes the copy to read belongs to: an answer of another owner is none."""
        root = self.display.screen().root
        self._window = root.create_window(0, 0, 1, 1, 0, X.CopyFromParent, event_mask=X.PropertyChangeMask)
        self._properties = itertools.cycle(self.atom(f"PROMPTGUARD_{number}") for number in range(_NAMES))
        self.display.xfixes_query_version()
        self.display.xfixes_select_selection_input(self._window, self.atom(CLIPBOARD), _MASK)
        self.display.sync()

    def close(self) -> None:
        """Close the connection, if the server is still there."""
        with contextlib.suppress(error.ConnectionClosedError):
            self.display.close()

    def atom(self, name: str) -> int:
        """The server's number for a name."""
        number: int = self.display.get_atom(name)
        return number

    def name(self, atom: int) -> str:
        """The name for a number; empty where there is none."""
        try:
            name: str = self.display.get_atom_name(atom)
        except error.BadAtom:
            return ""
        return name

    def is_owned(self) -> bool:
        """Whether there is anything on the clipboard."""
        return bool(self.display.get_selection_owner(self.atom(CLIPBOARD)) != X.NONE)

    def next_event(self, end: float | None) -> Event | None:
        """The next event, or None when the monotonic clock has reached `end`; changes of the owner are counted."""
        if not wait_for(self.display, end):
            return None
        event = self.display.next_event()
        kinds = self.display.extension_event
        self.changes += (event.type, getattr(event, "sub_code", 0)) in (
            kinds.SetSelectionOwnerNotify,
            kinds.SelectionWindowDestroyNotify,
            kinds.SelectionClientCloseNotify,
        )
        return event

    def now(self) -> int:
        """The server's time in milliseconds, which it tells with every change of a property."""
        stamp = next(self._properties)
        self._window.change_property(stamp, self.atom("STRING"), 8, b"")
        return int(self._awaited(X.PropertyNotify, "atom", stamp, steady=False).time)

    def converted(self, target: str) -> tuple[bytes, int] | None:
        """The copy in one format and its unit in bits (8, 16, 32); None where the owner does not have it.

        Raises:
            UnreadableError: the owner does not answer, is the owner no longer, or has more than the largest draft.
        """
        into = next(self._properties)
        self._window.delete_property(into)
        self._window.convert_selection(self.atom(CLIPBOARD), self.atom(target), into, X.CurrentTime)
        while True:
            answer = self._awaited(X.SelectionNotify, "target", self.atom(target))
            if answer.property in (X.NONE, into):
                break
        return None if answer.property == X.NONE else self._received(into)

    def _received(self, into: int) -> tuple[bytes, int]:
        whole = self._taken(into)
        if whole is None:
            raise UnreadableError(Problem.CLIPBOARD_SILENT)
        kind, data, unit = whole
        return (self._in_pieces(into) if kind == self.atom("INCR") else data), unit

    def _in_pieces(self, into: int) -> bytes:
        """A long copy (ICCCM 2.7.2): every piece that is taken makes room for the next, an empty one is the end."""
        data = bytearray()
        end = time.monotonic() + _WHOLE
        while time.monotonic() < end:
            self._awaited(X.PropertyNotify, "atom", into)
            taken = self._taken(into)
            if taken is None:  # the event of our own taking, or of what was taken already
                continue
            if not taken[1]:
                return bytes(data)
            data += taken[1]
            if len(data) > LIMIT:
                raise too_large()
        raise UnreadableError(Problem.CLIPBOARD_SILENT)

    def _taken(self, into: int) -> tuple[int, bytes, int] | None:
        """Type, content and unit of a property, which is gone afterwards."""
        found = self._window.get_property(into, X.AnyPropertyType, 0, LIMIT, delete=True)
        if found is None:
            return None
        value = found.value if isinstance(found.value, bytes) else found.value.tobytes()
        return found.property_type, value, found.format

    def _awaited(self, kind: int, field: str, value: int, *, steady: bool = True) -> Event:
        """The event that is waited for; of an owner that is one no longer (`steady`) there is nothing to wait for."""
        end = time.monotonic() + ANSWER
        while not (steady and self.changes != self.seen):
            event = self.next_event(end)
            if event is None:
                break
            if event.type == kind and getattr(event, field) == value:
                return event
        raise UnreadableError(Problem.CLIPBOARD_SILENT)


def wait_for(display: Display, end: float | None) -> bool:
    """Wait until there is an event; False when the monotonic clock has reached `end`.

    Raises:
        UnreadableError: the server has ended.
    """
    try:
        while not display.pending_events():
            left = None if end is None else end - time.monotonic()
            if (left is not None and left <= 0) or not select.select([display], [], [], left)[0]:
                return False
    except error.ConnectionClosedError:
        raise UnreadableError(Problem.CLIPBOARD_MISSING) from None
    return True
