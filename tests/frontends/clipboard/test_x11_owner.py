"""An owner answers as the protocol between clients has it (ICCCM 2.6)."""

from array import array
from collections.abc import Iterator
from typing import Any

import pytest
from Xlib import X
from Xlib.display import Display

from promptguard.frontends.clipboard import x11_holding
from promptguard.frontends.clipboard.x11_link import Link

pytestmark = pytest.mark.slow


@pytest.fixture
def time(xclip: Any) -> Iterator[int]:
    """When somebody of ours became the owner of the text 便箋."""
    del xclip  # it sets the display
    link = Link()
    now = link.now()
    assert x11_holding.hand_over(x11_holding.holder(), "便箋", now)
    yield now
    link.close()


@pytest.fixture
def link(time: int) -> Iterator[Link]:
    del time  # somebody is the owner
    made = Link()
    yield made
    made.close()


def test_it_tells_since_when_it_is_the_owner(link: Link, time: int) -> None:
    found = link.converted("TIMESTAMP")
    assert found is not None
    assert list(array("I", found[0])) == [time]


def test_several_formats_are_handed_out_at_once_and_what_it_lacks_is_struck_out(time: int) -> None:
    del time  # somebody is the owner
    display = Display()
    window = display.screen().root.create_window(0, 0, 1, 1, 0, X.CopyFromParent)
    text, picture, into, other, pairs = map(display.get_atom, ("UTF8_STRING", "image/png", "A", "B", "PAIRS"))
    window.change_property(pairs, display.get_atom("ATOM_PAIR"), 32, [text, into, picture, other])
    window.convert_selection(display.get_atom("CLIPBOARD"), display.get_atom("MULTIPLE"), pairs, X.CurrentTime)
    answer = display.next_event()
    assert answer.property == pairs
    assert window.get_full_property(into, X.AnyPropertyType).value == "便箋".encode()
    assert list(window.get_full_property(pairs, X.AnyPropertyType).value) == [text, into, picture, X.NONE]
    display.close()


@pytest.mark.parametrize("name", ["STRING", "TEXT", "text/plain;charset=utf-8"])
def test_every_format_that_it_offers_it_has(link: Link, name: str) -> None:
    assert link.converted(name) is not None
