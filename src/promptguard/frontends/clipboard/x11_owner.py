"""An owner of the clipboard of X11: answers those who paste (ICCCM 2.2 to 2.7), long texts in pieces."""

import time
from array import array
from dataclasses import dataclass, field

from Xlib import X
from Xlib.display import Display
from Xlib.error import XError
from Xlib.protocol import event as events
from Xlib.protocol.rq import Event, Request
from Xlib.xobject.drawable import Window

from promptguard.frontends.clipboard._interface import OURS
from promptguard.frontends.clipboard.x11_link import wait_for
from promptguard.frontends.clipboard.x11_names import CLIPBOARD, TEXTS

_PIECE = 128 * 1024
"""Bytes that go at once; the protocol allows twice as many."""
_PATIENCE = 10.0
"""Seconds for one who pastes to take the next piece."""


@dataclass(frozen=True, slots=True)
class _Transfer:
    """What is left for one who pastes a long text, and until when it is waited for (monotonic clock)."""

    window: Window = field(repr=False)
    kind: int
    rest: memoryview = field(repr=False)
    end: float


class Owner:
    """A connection of its own, with a window that owns the clipboard."""

    def __init__(self) -> None:
        """Open the display of the environment."""
        self._display = Display()
        self._display.set_error_handler(self._forget)
        self._window = self._display.screen().root.create_window(0, 0, 1, 1, 0, X.CopyFromParent)
        self._selection = self._atom(CLIPBOARD)
        self._texts = {self._atom(name): encoding for name, encoding in TEXTS.items()}
        self._transfers: dict[tuple[int, int], _Transfer] = {}
        self._text = b""
        self._since = 0
        self._owns = False

    def take(self, text: bytes, since: int) -> bool:
        """Become the owner of a text in UTF-8; False where there was another one after `since` (server time)."""
        self._text, self._since = text, since
        self._window.set_selection_owner(self._selection, since)
        self._owns = self._display.get_selection_owner(self._selection) == self._window
        return self._owns

    def serve(self) -> None:
        """Answer until something else is copied, and until those who paste a long text have all of it."""
        while self._owns or self._transfers:
            ends = [transfer.end for transfer in self._transfers.values()]
            if wait_for(self._display, min(ends, default=None)):
                self._meet(self._display.next_event())
            now = time.monotonic()
            self._transfers = {key: each for key, each in self._transfers.items() if each.end > now}

    def _meet(self, event: Event) -> None:
        if event.type == X.SelectionRequest and event.selection == self._selection:
            self._answer(event)
        elif event.type == X.SelectionClear:
            self._owns = False
        elif event.type == X.PropertyNotify and event.state == X.PropertyDelete:
            self._go_on((event.window.id, event.atom))

    def _answer(self, asked: Event) -> None:
        into = asked.property or asked.target  # clients from before ICCCM name no property
        done = self._put(asked.requestor, asked.target, into)
        answer = events.SelectionNotify(
            time=asked.time,
            requestor=asked.requestor,
            selection=asked.selection,
            target=asked.target,
            property=into if done else X.NONE,
        )
        asked.requestor.send_event(answer)
        self._display.flush()

    def _put(self, window: Window, target: int, into: int) -> bool:
        """Put one format into a property; whether we have that format."""
        if target == self._atom("TARGETS"):
            others = map(self._atom, ("TARGETS", "MULTIPLE", "TIMESTAMP", OURS))
            window.change_property(into, self._atom("ATOM"), 32, [*others, *self._texts])
        elif target == self._atom("TIMESTAMP"):
            window.change_property(into, self._atom("INTEGER"), 32, [self._since])
        elif target == self._atom("MULTIPLE"):
            return self._put_several(window, into)
        elif target == self._atom(OURS):
            window.change_property(into, target, 8, b"")
        elif target in self._texts:
            self._put_text(window, self._kind(target), into, self._text.decode().encode(self._texts[target], "replace"))
        else:
            return False
        return True

    def _kind(self, target: int) -> int:
        """The type of the answer: TEXT leaves the choice to us."""
        return self._atom("UTF8_STRING") if target == self._atom("TEXT") else target

    def _put_several(self, window: Window, into: int) -> bool:
        """Pairs of format and property; what we lack is struck out."""
        asked = window.get_property(into, X.AnyPropertyType, 0, _PIECE)
        if asked is None:
            return False
        pairs = array("I", asked.value)
        for at in range(0, len(pairs) - 1, 2):
            if not self._put(window, pairs[at], pairs[at + 1]):
                pairs[at + 1] = X.NONE
        window.change_property(into, asked.property_type, 32, pairs)
        return True

    def _put_text(self, window: Window, kind: int, into: int, data: bytes) -> None:
        """At once, or announced with its length and put piece by piece as it is taken."""
        if len(data) <= _PIECE:
            window.change_property(into, kind, 8, data)
            return
        window.change_attributes(event_mask=X.PropertyChangeMask)
        self._transfers[window.id, into] = _Transfer(window, kind, memoryview(data), time.monotonic() + _PATIENCE)
        window.change_property(into, self._atom("INCR"), 32, [len(data)])

    def _go_on(self, key: tuple[int, int]) -> None:
        """The last piece was taken: put the next one; an empty one is the end."""
        transfer = self._transfers.pop(key, None)
        if transfer is None:
            return
        piece, rest = transfer.rest[:_PIECE], transfer.rest[_PIECE:]
        if piece:
            self._transfers[key] = _Transfer(transfer.window, transfer.kind, rest, time.monotonic() + _PATIENCE)
        transfer.window.change_property(key[1], transfer.kind, 8, bytes(piece))
        self._display.flush()

    def _forget(self, problem: XError, _request: Request | None) -> None:
        """One who pasted has gone in the middle."""
        gone = problem.resource_id
        self._transfers = {key: each for key, each in self._transfers.items() if key[0] != getattr(gone, "id", gone)}

    def _atom(self, name: str) -> int:
        number: int = self._display.get_atom(name)
        return number
