"""Notices on the desktop. They say what kind of thing was found and how often, never what it was.

Whatever keeps a notice from being shown, it is not lost: it goes to standard error then.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from promptguard.frontends.clipboard import processes

_SECONDS = 5.0
_NAME = "promptguard"
_ONE_AT_A_TIME = f"string:x-canonical-private-synchronous:{_NAME}"
"""A new notice takes the place of the last one, where the desktop knows this hint."""
_APPLE = ("on run texts", "display notification (item 2 of texts) with title (item 1 of texts)", "end run")


@dataclass(frozen=True, slots=True)
class Notice:
    """What is told. Neither part holds text of a draft."""

    title: str
    text: str = ""

    def __str__(self) -> str:
        return f"{self.title} {self.text}".rstrip()


Tell = Callable[[Notice], bool]
"""Shows a notice; whether it was shown."""


@contextmanager
def desktop() -> Iterator[Tell]:
    """What shows notices on this desktop."""
    if sys.platform == "win32":
        from promptguard.frontends.clipboard.windows_notice import Tray

        with Tray() as tray:
            yield lambda notice: tray.show(notice.title, notice.text)
    else:
        yield _by_osascript if sys.platform == "darwin" else by_notify_send


def by_notify_send(notice: Notice) -> bool:
    """The program of freedesktop.org's notifications."""
    command = ("notify-send", "--app-name", _NAME, "--hint", _ONE_AT_A_TIME, "--", notice.title, notice.text)
    return processes.found(command[0]) and processes.succeeds(command, _SECONDS)


def _by_osascript(notice: Notice) -> bool:
    script = [word for line in _APPLE for word in ("-e", line)]
    return processes.succeeds(("osascript", *script, f"{_NAME}: {notice.title}", notice.text), _SECONDS)
