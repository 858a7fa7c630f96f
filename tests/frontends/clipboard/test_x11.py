"""The clipboard of X11 with xclip as the other program."""

import gc
import subprocess
import time
from collections.abc import Iterator
from typing import Any

import pytest

from promptguard.frontends.clipboard._interface import OURS
from promptguard.frontends.clipboard.x11 import X11Clipboard
from promptguard.frontends.problems import Problem, UnreadableError

pytestmark = pytest.mark.slow

JAPANESE = "担当は鵜飼様です。㈱みずかがみ紙業、𠮷野家、ｶﾅ、🙇‍♀️\r\n二行目\n"
LONG = "便箋のよさ𠮷" * 56_000
"""Some more than 1 MB in UTF-8."""


@pytest.fixture
def clipboard(xclip: Any) -> Iterator[X11Clipboard]:
    del xclip  # it sets the display
    backend = X11Clipboard()
    yield backend
    backend.close()


@pytest.mark.parametrize("text", [JAPANESE, LONG, "", "a"], ids=["japanese", "1 MB", "empty", "short"])
def test_what_others_copy_is_read_as_it_is(clipboard: X11Clipboard, xclip: Any, text: str) -> None:
    xclip.copy(text)
    assert clipboard.wait_change(5)
    assert clipboard.read_text() == text


@pytest.mark.parametrize("text", [JAPANESE, LONG, "a"], ids=["japanese", "1 MB", "short"])
def test_what_we_write_others_paste_as_it_is(clipboard: X11Clipboard, xclip: Any, text: str) -> None:
    assert clipboard.write(text)
    assert xclip.paste() == text
    assert xclip.paste() == text


def test_what_was_written_outlives_the_writer(xclip: Any) -> None:
    backend = X11Clipboard()
    backend.write(JAPANESE)
    backend.close()
    assert xclip.paste() == JAPANESE


def test_long_texts_are_read_back_by_ourselves(clipboard: X11Clipboard) -> None:
    clipboard.write(LONG)
    clipboard.stamp()
    assert clipboard.read_text() == LONG


def test_fifty_copies_in_quick_succession_are_few_changes_and_the_last_is_read(
    clipboard: X11Clipboard, xclip: Any
) -> None:
    for number in range(50):
        xclip.copy(f"{number} 番")
    changes = 0
    while clipboard.wait_change(0.5):
        changes += 1
    assert 1 <= changes <= 10
    assert clipboard.read_text() == "49 番"


def test_our_copies_are_marked_and_offer_text_only(clipboard: X11Clipboard, xclip: Any) -> None:
    clipboard.write(JAPANESE)
    clipboard.stamp()
    assert OURS in clipboard.formats()
    assert {"TARGETS", "TIMESTAMP", "MULTIPLE", "UTF8_STRING", "text/plain;charset=utf-8"} <= xclip.targets()
    assert not {name for name in xclip.targets() if "html" in name or "image" in name}


def test_formats_that_we_lack_are_refused(clipboard: X11Clipboard, xclip: Any) -> None:
    clipboard.write(JAPANESE)
    assert xclip.paste("-t", "image/png") == ""
    assert xclip.paste() == JAPANESE


def test_a_newer_copy_is_not_replaced(clipboard: X11Clipboard, xclip: Any, eventually: Any) -> None:
    xclip.copy("古い文章")
    clipboard.wait_change(5)
    stamp = clipboard.stamp()
    xclip.copy("新しい文章")
    assert eventually(lambda: xclip.paste() == "新しい文章")  # xclip does not wait for the server
    assert not clipboard.write("【氏名1】", stamp)
    assert xclip.paste() == "新しい文章"


def test_whoever_pastes_while_it_is_replaced_gets_the_old_or_the_new_text(clipboard: X11Clipboard, xclip: Any) -> None:
    xclip.copy("古い文章")
    clipboard.wait_change(5)
    command = ["sh", "-c", "for _ in $(seq 300); do xclip -selection clipboard -o; echo; done"]
    paster = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8")
    for number in range(5):
        assert clipboard.write(f"新しい文章{number}", clipboard.stamp())
    pasted, _ = paster.communicate(timeout=60)
    got = pasted.splitlines()
    assert len(got) == 300
    assert set(got) <= {"古い文章", *(f"新しい文章{number}" for number in range(5))}


def test_html_and_pictures_beside_the_text_are_seen_and_not_fetched(
    clipboard: X11Clipboard, xclip: Any, foreign: Any
) -> None:
    foreign({"UTF8_STRING": JAPANESE.encode(), "text/html": b"<b>", "image/png": bytes(1000)})
    assert clipboard.wait_change(5)
    assert clipboard.formats() == {"UTF8_STRING", "text/html", "image/png"}
    assert clipboard.read_text() == JAPANESE
    assert clipboard.write("【氏名1】", clipboard.stamp())
    assert not {"text/html", "image/png"} & xclip.targets()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_html_alone_is_read(clipboard: X11Clipboard, foreign: Any, encoding: str) -> None:
    foreign({"text/html": "<b>鵜飼</b>".encode(encoding)})
    clipboard.wait_change(5)
    assert (clipboard.read_text(), clipboard.read_html()) == (None, "<b>鵜飼</b>")


def test_an_owner_that_vanishes_in_the_middle_is_noticed_at_once(clipboard: X11Clipboard, foreign: Any) -> None:
    foreign({"UTF8_STRING": b""}, "--die")
    clipboard.wait_change(5)
    start = time.monotonic()
    with pytest.raises(UnreadableError) as caught:
        clipboard.read_text()
    assert caught.value.problem is Problem.CLIPBOARD_SILENT
    assert time.monotonic() - start < 2
    assert clipboard.wait_change(1)
    assert not clipboard.formats()


def test_an_owner_that_does_not_answer_is_not_waited_for_long(clipboard: X11Clipboard, foreign: Any) -> None:
    process = foreign({"UTF8_STRING": b"x"})
    clipboard.wait_change(5)
    subprocess.run(["kill", "-STOP", str(process.pid)], check=True)
    try:
        with pytest.raises(UnreadableError):
            clipboard.read_text()
    finally:
        subprocess.run(["kill", "-CONT", str(process.pid)], check=True)
    assert clipboard.write("【氏名1】")


def test_one_who_pastes_and_vanishes_in_the_middle_does_no_harm(clipboard: X11Clipboard, xclip: Any) -> None:
    clipboard.write(LONG)
    for _ in range(5):
        paster = subprocess.Popen(["xclip", "-selection", "clipboard", "-o"], stdout=subprocess.PIPE)
        assert paster.stdout
        paster.stdout.read(1)
        paster.kill()
        paster.communicate()
    assert xclip.paste() == LONG


def test_more_than_the_largest_draft_is_not_taken_in(clipboard: X11Clipboard, xclip: Any) -> None:
    xclip.copy(b"a" * (5 * 1024 * 1024))
    clipboard.wait_change(5)
    with pytest.raises(UnreadableError) as caught:
        clipboard.read_text()
    assert caught.value.problem is Problem.TOO_LARGE


def test_formats_without_a_name_are_none(clipboard: X11Clipboard, foreign: Any) -> None:
    foreign({"TARGETS": b"\xff" * 40, "UTF8_STRING": b"x"})
    clipboard.wait_change(5)
    assert not clipboard.formats()


def test_where_the_list_of_formats_is_none_every_text_is_tried(clipboard: X11Clipboard, foreign: Any) -> None:
    foreign({"TARGETS": b"TARGETS", "UTF8_STRING": b"x"})
    clipboard.wait_change(5)
    assert clipboard.read_text() == "x"


def test_an_empty_clipboard_offers_nothing(clipboard: X11Clipboard, foreign: Any) -> None:
    process = foreign({"UTF8_STRING": b"x"})
    process.kill()
    process.wait()
    assert clipboard.wait_change(5)
    assert (clipboard.formats(), clipboard.read_text()) == (frozenset(), None)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # Xlib forgets sockets that led nowhere
def test_without_a_display_there_is_no_clipboard(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":4711")
    with pytest.raises(UnreadableError) as caught:
        X11Clipboard()
    assert caught.value.problem is Problem.CLIPBOARD_MISSING
    del caught
    gc.collect()
