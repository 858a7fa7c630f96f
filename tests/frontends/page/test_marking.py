"""The page in Chromium: what is found is marked in the very text that is typed."""

from collections.abc import Callable
from typing import Any

import pytest

pytestmark = pytest.mark.slow

Shot = Callable[[Any, str], None]


def test_what_is_found_is_marked_and_explained(page: Any, shot: Shot) -> None:
    page.write()
    assert page.marks() == page.found
    assert "送らないでください。" in page.inner_text("#said")
    assert page.locator(".card").count() == 4
    opened = page.inner_text(".card.open")
    assert all(word in opened for word in ("621498320257", "送信不可", "代わりに", "番号は消してください", "番号法"))
    shot(page, "found")


@pytest.mark.parametrize("width", [360, 700, 1280])
def test_a_mark_lies_under_the_very_characters_it_means(open_page: Any, width: int) -> None:
    page = open_page(viewport={"width": width, "height": 1200})
    page.write(page.draft * 3 + "長い行に" * 40 + "、「（鵜飼様）」、" * 30)
    offsets = page.evaluate(
        """() => {
          const field = document.querySelector("#draft textarea");
          let end = 0;
          return [...document.querySelectorAll("#draft mark")].map((mark) => {
            const start = field.value.indexOf(mark.textContent, end);
            end = start + mark.textContent.length;
            mark.scrollIntoView({ block: "center" });
            const boxes = [...mark.getClientRects()].filter((box) => box.width > 1);
            const at = (x, box) => document.caretPositionFromPoint(x, box.y + box.height / 2).offset;
            return [start, end, at(boxes[0].left + 2, boxes[0]), at(boxes.at(-1).right - 2, boxes.at(-1))];
          });
        }"""
    )
    assert len(offsets) == 45
    assert [each[:2] for each in offsets] == [each[2:] for each in offsets]


def test_text_and_marks_wrap_alike(open_page: Any) -> None:
    page = open_page(viewport={"width": 1000, "height": 900})
    page.write(("、「（鵜飼様）」—…・WAVE To fi ffi 🙏👩🏽‍💻𠮷𩸽が゙㍿㈱ＡＢ｡ｶﾞ\u3000 \t" * 30 + "\n") * 3)
    for width in range(400, 1300, 37):
        page.set_viewport_size({"width": width, "height": 900})
        copy, field = page.evaluate(
            """() => {
              const field = document.querySelector("#draft textarea");
              const copy = document.querySelector("#draft .copy");
              return [copy.offsetHeight, field.scrollHeight];
            }"""
        )
        assert copy == field, width


def test_line_ends_of_windows_move_no_mark(page: Any) -> None:
    page.evaluate(
        """(text) => {
          const data = new DataTransfer();
          data.setData("text/plain", text);
          document.querySelector("#draft textarea").focus();
          document.execCommand("insertText", false, text);
        }""",
        page.draft.replace("\n", "\r\n"),
    )
    page.settle()
    assert page.marks() == page.found


def test_marks_move_with_the_text_before_the_answer_is_there(page: Any) -> None:
    page.write()
    page.route("**/v1/check", lambda _route: None)  # no answer any more
    page.evaluate("document.querySelector('#draft textarea').setSelectionRange(0, 0)")
    page.keyboard.type("👋𠮷 ")
    assert page.marks() == page.found
    page.keyboard.press("ArrowRight")
    page.keyboard.type("x")
    assert page.marks() == page.found[1:]


def test_a_late_answer_is_dropped_and_the_next_question_waits_for_it(page: Any) -> None:
    held: list[Any] = []
    page.route("**/v1/check", lambda route: held.append(route))  # noqa: PLW0108 - Playwright writes on its handlers
    page.fill("#draft textarea", page.harmless)
    page.wait_for_timeout(600)
    page.fill("#draft textarea", page.draft)
    page.wait_for_timeout(600)
    assert len(held) == 1
    held[0].continue_()
    page.wait_for_timeout(300)
    assert page.state() == "checking"
    held[1].continue_()
    page.settle()
    assert page.marks() == page.found
    assert page.state() == "block"


def test_marks_hold_while_an_input_method_composes(page: Any) -> None:
    page.write()
    page.evaluate("document.querySelector('#draft textarea').setSelectionRange(0, 0)")
    session = page.context.new_cdp_session(page.tab)
    session.send("Input.imeSetComposition", {"text": "うか", "selectionStart": 2, "selectionEnd": 2})
    assert page.marks() == page.found
    session.send("Input.insertText", {"text": "迂回"})
    page.settle()
    assert page.input_value("#draft textarea").startswith("迂回鵜飼様")


def test_a_very_long_text_is_checked_without_marks(page: Any) -> None:
    text = page.harmless * 15_000 + "\n担当は鵜飼様です。"
    page.evaluate(
        """(text) => {
          const field = document.querySelector("#draft textarea");
          field.value = text;
          field.dispatchEvent(new Event("input"));
        }""",
        text,
    )
    page.wait_for_selector(".card", timeout=60_000)
    assert "長い文章のため" in page.inner_text("#size")
    page.get_by_role("button", name="場所へ移る").click()
    assert page.evaluate("getSelection().toString()") == "鵜飼"
    assert page.evaluate("document.querySelector('#draft textarea').scrollTop") > 1000
