"""The clipboard of Wayland with wl-clipboard as the other program, under a compositor without a screen."""

from collections.abc import Iterator
from typing import Any

import pytest

from promptguard.frontends.clipboard import processes
from promptguard.frontends.clipboard.wayland import WaylandClipboard
from promptguard.frontends.problems import Problem, UnreadableError

pytestmark = pytest.mark.slow

JAPANESE = "担当は鵜飼様です。㈱みずかがみ紙業、𠮷野家、ｶﾅ、🙇‍♀️\r\n二行目\n"
LONG = "便箋のよさ𠮷" * 56_000


@pytest.fixture
def clipboard(wl_clipboard: Any) -> Iterator[WaylandClipboard]:
    wl_clipboard.copy("前のもの")
    backend = WaylandClipboard()
    while backend.wait_change(0.5):  # what is there when watching begins counts as new
        pass
    yield backend
    backend.close()


@pytest.mark.parametrize("text", [JAPANESE, LONG], ids=["japanese", "1 MB"])
def test_what_others_copy_is_read_as_it_is(clipboard: WaylandClipboard, wl_clipboard: Any, text: str) -> None:
    wl_clipboard.copy(text)
    assert clipboard.wait_change(5)
    assert clipboard.read_text() == text


@pytest.mark.parametrize("text", [JAPANESE, LONG], ids=["japanese", "1 MB"])
def test_what_we_write_others_paste_as_it_is(clipboard: WaylandClipboard, wl_clipboard: Any, text: str) -> None:
    assert clipboard.write(text)
    assert wl_clipboard.paste() == text


def test_fifty_copies_in_quick_succession_end_with_the_last(clipboard: WaylandClipboard, wl_clipboard: Any) -> None:
    for number in range(50):
        wl_clipboard.copy(f"{number} 番")
    assert clipboard.wait_change(5)
    while clipboard.wait_change(0.5):
        pass
    assert clipboard.read_text() == "49 番"


def test_a_newer_copy_is_not_replaced(clipboard: WaylandClipboard, wl_clipboard: Any) -> None:
    wl_clipboard.copy("古い文章")
    clipboard.wait_change(5)
    stamp = clipboard.stamp()
    wl_clipboard.copy("新しい文章")
    assert clipboard.wait_change(5)
    assert not clipboard.write("【氏名1】", stamp)
    assert wl_clipboard.paste() == "新しい文章"


def test_a_newer_copy_is_not_replaced_even_before_it_is_reported(
    clipboard: WaylandClipboard, wl_clipboard: Any
) -> None:
    wl_clipboard.copy("古い文章")
    clipboard.wait_change(5)
    stamp = clipboard.stamp()
    clipboard.read_text()
    wl_clipboard.copy("新しい文章")
    assert not clipboard.write("【氏名1】", stamp)
    assert wl_clipboard.paste() == "新しい文章"
    assert clipboard.wait_change(5)


def test_html_is_read_when_asked_for(clipboard: WaylandClipboard, wl_clipboard: Any) -> None:
    wl_clipboard.copy("<b>鵜飼</b>", "--type", "text/html")
    assert clipboard.wait_change(5)
    assert clipboard.read_html() == "<b>鵜飼</b>"


def test_more_than_the_largest_draft_is_not_taken_in(clipboard: WaylandClipboard, wl_clipboard: Any) -> None:
    wl_clipboard.copy(b"a" * (5 * 1024 * 1024))
    assert clipboard.wait_change(5)
    with pytest.raises(UnreadableError) as caught:
        clipboard.read_text()
    assert caught.value.problem is Problem.TOO_LARGE


def test_pictures_are_no_change(clipboard: WaylandClipboard, wl_clipboard: Any) -> None:
    wl_clipboard.copy(b"\x89PNG", "--type", "image/png")
    assert not clipboard.wait_change(0.5)


def test_where_it_cannot_be_watched_that_is_said(wl_clipboard: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    del wl_clipboard  # its programs are needed
    monkeypatch.setenv("WAYLAND_DISPLAY", "nowhere")
    backend = WaylandClipboard()
    with pytest.raises(UnreadableError) as caught:
        backend.wait_change(5)
    backend.close()
    assert caught.value.problem is Problem.CLIPBOARD_UNWATCHED


def test_without_its_programs_there_is_no_clipboard(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "found", lambda _program: False)
    with pytest.raises(UnreadableError) as caught:
        WaylandClipboard()
    assert caught.value.problem is Problem.CLIPBOARD_MISSING
