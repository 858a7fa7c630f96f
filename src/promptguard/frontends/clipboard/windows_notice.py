"""Notices of Windows: balloons of an icon in the tray, which Windows 10 and 11 show as toasts. Not tried there yet."""

import ctypes
from types import TracebackType
from typing import Self

from promptguard.frontends.clipboard.notifying import Notice
from promptguard.frontends.clipboard.windows_calls import library, message_window

_ADD, _MODIFY, _DELETE = 0, 1, 2
_ICON, _TIP, _INFO = 0x02, 0x04, 0x10
_WARNING_ICON, _WARNING_SIGN = 32515, 0x02


class _Icon(ctypes.Structure):
    """NOTIFYICONDATAW."""

    _fields_ = (
        ("cbSize", ctypes.c_uint32),
        ("hWnd", ctypes.c_void_p),
        ("uID", ctypes.c_uint),
        ("uFlags", ctypes.c_uint),
        ("uCallbackMessage", ctypes.c_uint),
        ("hIcon", ctypes.c_void_p),
        ("szTip", ctypes.c_wchar * 128),
        ("dwState", ctypes.c_uint32),
        ("dwStateMask", ctypes.c_uint32),
        ("szInfo", ctypes.c_wchar * 256),
        ("uVersion", ctypes.c_uint),
        ("szInfoTitle", ctypes.c_wchar * 64),
        ("dwInfoFlags", ctypes.c_uint32),
        ("guidItem", ctypes.c_byte * 16),
        ("hBalloonIcon", ctypes.c_void_p),
    )


class Tray:
    """An icon in the tray for as long as the context lasts; people see by it that the clipboard is watched."""

    def __enter__(self) -> Self:
        user = library("user32")
        self._shell = library("shell32")
        self._icon = _Icon(
            cbSize=ctypes.sizeof(_Icon), hWnd=message_window(user), uID=1, uFlags=_ICON | _TIP, szTip="promptguard"
        )
        self._icon.hIcon = user.LoadIconW(None, ctypes.c_void_p(_WARNING_ICON))
        self._call(_ADD)
        return self

    def show(self, notice: Notice) -> bool:
        """Show a balloon; too long a text is cut at the end, as Windows has it."""
        self._icon.uFlags = _ICON | _TIP | _INFO
        self._icon.szInfoTitle, self._icon.szInfo = notice.title[:63], (notice.text or " ")[:255]
        self._icon.dwInfoFlags = _WARNING_SIGN
        return self._call(_MODIFY)

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._call(_DELETE)

    def _call(self, message: int) -> bool:
        return bool(self._shell.Shell_NotifyIconW(message, ctypes.byref(self._icon)))
