"""Every system keeps to the one interface."""

import inspect

import pytest

from promptguard.frontends.clipboard._interface import ClipboardBackend
from promptguard.frontends.clipboard.macos import MacClipboard
from promptguard.frontends.clipboard.wayland import WaylandClipboard
from promptguard.frontends.clipboard.windows import WindowsClipboard
from promptguard.frontends.clipboard.x11 import X11Clipboard

METHODS = [name for name in vars(ClipboardBackend) if not name.startswith("_")]
BACKENDS: list[type[ClipboardBackend]] = [MacClipboard, WaylandClipboard, WindowsClipboard, X11Clipboard]


@pytest.mark.parametrize("backend", BACKENDS)
def test_a_backend_has_these_methods_and_no_others(backend: type[ClipboardBackend]) -> None:
    assert sorted(name for name in vars(backend) if not name.startswith("_")) == sorted(METHODS)
    for name in METHODS:
        assert inspect.signature(getattr(backend, name)) == inspect.signature(getattr(ClipboardBackend, name))
