"""Balloons: the size of the structure, and texts in it."""

import ctypes
from typing import Any

import pytest

from promptguard.frontends.clipboard import windows_notice
from promptguard.frontends.clipboard.windows_notice import Icon, Tray, put


def text_of(units: Any) -> str:
    return bytes(units).decode("utf-16-le").partition("\0")[0]


@pytest.mark.skipif(ctypes.sizeof(ctypes.c_void_p) != 8, reason="the size is that of 64 bits")
def test_the_structure_has_the_size_that_windows_gives_it() -> None:
    assert ctypes.sizeof(Icon) == 976


def test_a_text_is_utf_16_and_cut_where_it_is_too_long() -> None:
    icon = Icon()
    put(icon.szInfoTitle, "𠮷" * 40)
    assert bytes(icon.szInfoTitle)[-2:] == b"\0\0"
    assert bytes(icon.szInfoTitle)[:4].decode("utf-16-le") == "𠮷"
    put(icon.szInfoTitle, "鵜")
    assert text_of(icon.szInfoTitle) == "鵜"


def test_the_icon_is_there_while_it_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[tuple[int, str]] = []

    class Library:
        def Shell_NotifyIconW(self, message: int, icon: Any) -> int:  # noqa: N802
            said.append((message, text_of(icon._obj.szInfoTitle)))
            return 1

        def __getattr__(self, _name: str) -> Any:
            return lambda *_: 1

    monkeypatch.setattr(windows_notice, "library", lambda _name: Library())
    with Tray() as tray:
        assert tray.show("題", "本文")
    assert said == [(0, ""), (1, "題"), (2, "題")]
