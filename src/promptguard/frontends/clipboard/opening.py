"""Which clipboard this machine has."""

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from promptguard.frontends.clipboard._interface import ClipboardBackend
from promptguard.frontends.problems import Problem, UnreadableError


@contextmanager
def the_clipboard() -> Iterator[ClipboardBackend]:
    """The clipboard of the desktop that this process belongs to.

    Raises:
        UnreadableError: there is none, or its programs are not installed.
    """
    clipboard = _opened(os.environ)
    try:
        yield clipboard
    finally:
        clipboard.close()


def _opened(environment: Mapping[str, str]) -> ClipboardBackend:
    try:
        if sys.platform == "win32":
            return _windows()
        if sys.platform == "darwin":
            return _mac()
    except OSError:
        raise UnreadableError(Problem.CLIPBOARD_MISSING) from None
    if speaks_wayland(environment):
        from promptguard.frontends.clipboard.wayland import WaylandClipboard

        return WaylandClipboard()
    from promptguard.frontends.clipboard.x11 import X11Clipboard

    return X11Clipboard()


def speaks_wayland(environment: Mapping[str, str]) -> bool:
    """Whether to go the way of Wayland. GNOME does not let it watch, but mirrors its clipboard to X11."""
    is_gnome = "gnome" in environment.get("XDG_CURRENT_DESKTOP", "").lower()
    return "WAYLAND_DISPLAY" in environment and not (is_gnome and "DISPLAY" in environment)


def _windows() -> ClipboardBackend:
    from promptguard.frontends.clipboard.windows import WindowsClipboard
    from promptguard.frontends.clipboard.windows_calls import System

    return WindowsClipboard(System())


def _mac() -> ClipboardBackend:
    from promptguard.frontends.clipboard.macos import MacClipboard
    from promptguard.frontends.clipboard.macos_calls import Pasteboard

    return MacClipboard(Pasteboard())
