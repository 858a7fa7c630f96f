"""The clipboard calls of Windows. Not tried on Windows yet; all that decides anything is in `windows`.

A window that only takes messages is enough to listen: `WM_CLIPBOARDUPDATE` is posted to it, and the ready-made class
`STATIC` spares us a window procedure.
"""

import ctypes
import sys
import time
from typing import Any

_TEXT, _TEXT_NAME = 13, "CF_UNICODETEXT"
_ONLY_MESSAGES = -3
_WM_CLIPBOARDUPDATE = 0x031D
_ALL_INPUT, _REMOVE = 0x04FF, 1
_ONE_SECOND = 1000
"""Milliseconds. A longer wait would keep Ctrl+C from being noticed."""
_MOVEABLE = 0x0002
_NAME_LENGTH, _MOST_FORMATS = 256, 256
_HANDLES = {
    "user32": ("CreateWindowExW", "GetClipboardData", "SetClipboardData", "LoadIconW"),
    "kernel32": ("GlobalAlloc", "GlobalLock", "GlobalFree"),
}
"""Functions whose answer is as wide as an address, not an `int`."""


class Message(ctypes.Structure):
    """MSG."""

    _fields_ = (
        ("hwnd", ctypes.c_void_p),
        ("message", ctypes.c_uint),
        ("wparam", ctypes.c_size_t),
        ("lparam", ctypes.c_ssize_t),
        ("time", ctypes.c_uint32),
        ("x", ctypes.c_int32),
        ("y", ctypes.c_int32),
    )


def library(name: str) -> Any:  # noqa: ANN401 - there are no types for it
    """A system library, with the answers of its functions as wide as they are.

    Raises:
        OSError: this is not Windows.
    """
    if sys.platform != "win32":
        raise OSError("not Windows")
    loaded = ctypes.WinDLL(name, use_last_error=True)
    for function in _HANDLES.get(name, ()):
        getattr(loaded, function).restype = ctypes.c_void_p
    return loaded


def message_window(user: Any) -> ctypes.c_void_p:  # noqa: ANN401 - see above
    """A window that takes messages and is never seen."""
    parent = ctypes.c_void_p(_ONLY_MESSAGES)
    return ctypes.c_void_p(user.CreateWindowExW(0, "STATIC", None, 0, 0, 0, 0, 0, parent, None, None, None))


class System:
    """The calls that `windows.Calls` describes, for the thread that makes it."""

    def __init__(self) -> None:
        """Open the window that listens."""
        self._user, self._kernel = library("user32"), library("kernel32")
        self._kernel.GlobalSize.restype = ctypes.c_size_t
        self._window = message_window(self._user)
        if not self._user.AddClipboardFormatListener(self._window):
            raise OSError("no window that listens")

    def wait(self, seconds: float | None) -> bool:
        """Sleep until messages come; those of other kinds are passed on."""
        end = None if seconds is None else time.monotonic() + seconds
        while not self._updates():
            left = _ONE_SECOND if end is None else int(1000 * (end - time.monotonic()))
            if left <= 0:
                return False
            self._user.MsgWaitForMultipleObjects(0, None, 0, min(left, _ONE_SECOND), _ALL_INPUT)
        return True

    def sequence(self) -> int:
        """GetClipboardSequenceNumber."""
        return int(self._user.GetClipboardSequenceNumber())

    def formats(self) -> frozenset[str]:
        """GetUpdatedClipboardFormats, which opens nothing."""
        numbers, count = (ctypes.c_uint * _MOST_FORMATS)(), ctypes.c_uint()
        self._user.GetUpdatedClipboardFormats(numbers, _MOST_FORMATS, ctypes.byref(count))
        names = frozenset(self._name(number) for number in numbers[: count.value])
        return names | {_TEXT_NAME} if self._user.IsClipboardFormatAvailable(_TEXT) else names

    def open(self) -> bool:
        """OpenClipboard for our window: without one, nothing could be put there."""
        return bool(self._user.OpenClipboard(self._window))

    def close(self) -> None:
        """CloseClipboard."""
        self._user.CloseClipboard()

    def get(self, name: str, most: int) -> bytes | None:
        """GetClipboardData, copied."""
        handle = ctypes.c_void_p(self._user.GetClipboardData(self._number(name)))
        held = self._kernel.GlobalLock(handle) if handle else None
        if not held:
            return None
        try:
            return ctypes.string_at(held, min(most, self._kernel.GlobalSize(handle)))
        finally:
            self._kernel.GlobalUnlock(handle)

    def replace(self, contents: tuple[tuple[str, bytes], ...]) -> bool:
        """Make room for everything first, then EmptyClipboard and SetClipboardData."""
        made = [(self._number(name), self._memory(data)) for name, data in contents]
        if all(memory for _, memory in made) and self._user.EmptyClipboard():
            left = [(number, memory) for number, memory in made if not self._user.SetClipboardData(number, memory)]
        else:
            left = made
        for _, memory in left:  # what the system took is no longer ours to free
            self._kernel.GlobalFree(memory)
        return made[0] not in left

    def end(self) -> None:
        """Close the window."""
        self._user.RemoveClipboardFormatListener(self._window)
        self._user.DestroyWindow(self._window)

    def _updates(self) -> int:
        """How many updates were waiting."""
        message, updates = Message(), 0
        while self._user.PeekMessageW(ctypes.byref(message), None, 0, 0, _REMOVE):
            updates += message.message == _WM_CLIPBOARDUPDATE
            self._user.DispatchMessageW(ctypes.byref(message))
        return updates

    def _memory(self, data: bytes) -> ctypes.c_void_p:
        memory = ctypes.c_void_p(self._kernel.GlobalAlloc(_MOVEABLE, ctypes.c_size_t(len(data))))
        held = self._kernel.GlobalLock(memory) if memory else None
        if held:
            ctypes.memmove(held, data, len(data))
            self._kernel.GlobalUnlock(memory)
        return memory

    def _number(self, name: str) -> int:
        return _TEXT if name == _TEXT_NAME else int(self._user.RegisterClipboardFormatW(name))

    def _name(self, number: int) -> str:
        if number == _TEXT:
            return _TEXT_NAME
        name = ctypes.create_unicode_buffer(_NAME_LENGTH)
        length = self._user.GetClipboardFormatNameW(number, name, _NAME_LENGTH)
        return name.value if length else f"CF_{number}"
