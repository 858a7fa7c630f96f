"""Asking the owner of the clipboard."""

from collections.abc import Iterator
from typing import Any

import pytest

from promptguard.frontends.clipboard.x11_link import Link

pytestmark = pytest.mark.slow


@pytest.fixture
def link(xclip: Any) -> Iterator[Link]:
    xclip.copy("便箋")
    made = Link()
    yield made
    made.close()


def test_a_format_that_the_owner_has_is_handed_out(link: Link) -> None:
    assert link.converted("UTF8_STRING") == ("便箋".encode(), 8)


def test_one_that_it_lacks_is_refused(link: Link, foreign: Any) -> None:
    foreign({"UTF8_STRING": b"x"})  # xclip hands out its text whatever it is asked for
    link.now()
    link.seen = link.changes
    assert link.converted("image/png") is None


def test_the_time_of_the_server_goes_on(link: Link) -> None:
    assert link.now() <= link.now()


def test_every_new_owner_is_counted(link: Link, xclip: Any, eventually: Any) -> None:
    link.now()
    before = link.changes
    xclip.copy("1")
    xclip.copy("2")
    assert eventually(lambda: bool(link.now()) and link.changes >= before + 2)
