"""Notices of Windows: balloons of an icon in the tray, which Windows 10 and 11 show as toasts. Not tried there yet."""

import ctypes
from array import array
from types import TracebackType
from typing import Any, Self

from promptguard.frontends.clipboard.windows_calls import library, message_window

_ADD, _MODIFY, _DELETE = 0, 1, 2
_ICON, _TIP, _INFO = 0x02, 0x04, 0x10
_WARNING_ICON, _WARNING_SIGN = 32515, 0x02


class Icon(ctypes.Structure):
    """NOTIFYICONDATAW; its texts are UTF-16 and end with a zero."""

    _fields_ = (
        ("cbSize", ctypes.c_uint32),
        ("hWnd", ctypes.c_void_p),
        ("uID", ctypes.c_uint),
        ("uFlags", ctypes.c_uint),
        ("uCallbackMessage", ctypes.c_uint),
        ("hIcon", ctypes.c_void_p),
        ("szTip", ctypes.c_uint16 * 128),
        ("dwState", ctypes.c_uint32),
        ("dwStateMask", ctypes.c_uint32),
        ("szInfo", ctypes.c_uint16 * 256),
        ("uVersion", ctypes.c_uint),
        ("szInfoTitle", ctypes.c_uint16 * 64),
        ("dwInfoFlags", ctypes.c_uint32),
        ("guidItem", ctypes.c_byte * 16),
        ("hBalloonIcon", ctypes.c_void_p),
    )


def put(texts: Any, text: str) -> None:  # noqa: ANN401 - an array of some length
    """Fill a text of an icon; what is too long is cut at the end, as Windows has it."""
    units = array("H", text.encode("utf-16-le", "replace"))[: len(texts) - 1]
    texts[:] = [*units, *[0] * (len(texts) - len(units))]


class Tray:
    """An icon in the tray for as long as the context lasts; people see by it that the clipboard is watched."""

    def __init__(self) -> None:
        """Prepare the icon."""
        user = library("user32")
        self._shell = library("shell32")
        self._icon = Icon(cbSize=ctypes.sizeof(Icon), hWnd=message_window(user), uID=1, uFlags=_ICON | _TIP)
        self._icon.hIcon = user.LoadIconW(None, ctypes.c_void_p(_WARNING_ICON))
        put(self._icon.szTip, "promptguard")

    def __enter__(self) -> Self:
        self._call(_ADD)
        return self

    def show(self, title: str, text: str) -> bool:
        """Show a balloon; whether Windows took it."""
        self._icon.uFlags = _ICON | _TIP | _INFO
        self._icon.dwInfoFlags = _WARNING_SIGN
        put(self._icon.szInfoTitle, title)
        put(self._icon.szInfo, text or " ")
        return self._call(_MODIFY)

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._call(_DELETE)

    def _call(self, message: int) -> bool:
        return bool(self._shell.Shell_NotifyIconW(message, ctypes.byref(self._icon)))
