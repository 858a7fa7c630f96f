"""The process that holds a copy."""

from typing import Any

import pytest

from promptguard.frontends.clipboard import x11_holding
from promptguard.frontends.clipboard.processes import started
from promptguard.frontends.clipboard.x11_link import Link
from promptguard.frontends.problems import UnreadableError

pytestmark = pytest.mark.slow


def test_it_holds_until_something_else_is_copied(xclip: Any) -> None:
    link = Link()
    assert x11_holding.hand_over(x11_holding.holder(), "便箋", link.now())
    link.close()
    assert xclip.paste() == "便箋"
    xclip.copy("封筒")
    assert xclip.paste() == "封筒"


def test_it_refuses_where_something_was_copied_since(xclip: Any, eventually: Any) -> None:
    link = Link()
    before = link.now()
    xclip.copy("封筒")
    assert eventually(lambda: xclip.paste() == "封筒")  # xclip does not wait for the server
    assert not x11_holding.hand_over(x11_holding.holder(), "便箋", before)
    link.close()
    assert xclip.paste() == "封筒"


def test_one_that_is_not_needed_goes_home(xclip: Any) -> None:
    del xclip  # it sets the display
    process = x11_holding.holder()
    x11_holding.send_away(process)
    assert process.returncode == 0


def test_one_that_cannot_is_a_problem(xclip: Any) -> None:
    del xclip  # it sets the display
    with pytest.raises(UnreadableError):
        x11_holding.hand_over(started(["false"]), "便箋", 0)
