"""The calls of macOS need a Mac."""

import sys

import pytest

from promptguard.frontends.clipboard.macos_calls import Pasteboard


@pytest.mark.skipif(sys.platform == "darwin", reason="this is a Mac")
def test_elsewhere_than_on_a_mac_there_is_no_pasteboard() -> None:
    with pytest.raises(OSError, match="AppKit"):
        Pasteboard()


@pytest.mark.skipif(sys.platform != "darwin", reason="needs a Mac")
def test_what_is_put_there_is_found() -> None:
    pasteboard = Pasteboard()
    count = pasteboard.change_count()
    assert pasteboard.replace((("public.utf8-plain-text", "便箋"),))
    assert pasteboard.change_count() > count
    assert pasteboard.string("public.utf8-plain-text") == "便箋"
    assert "public.utf8-plain-text" in pasteboard.types()
