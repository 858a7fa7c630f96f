"""The page in Chromium: the masked text goes out, the answer comes back; files come in."""

import signal
from collections.abc import Callable
from typing import Any

import pytest

pytestmark = pytest.mark.slow

Shot = Callable[[Any, str], None]


def test_the_masked_text_is_copied_and_its_answer_restored(page: Any, shot: Shot) -> None:
    page.write()
    text = page.masked()
    assert page.evaluate("navigator.clipboard.readText()") == text
    assert "コピーしました" in page.inner_text("#masked-note")
    assert not any(value in text for value in page.found)
    page.fill("#answer textarea", "【氏名１】様\n[電話番号1]に🙏お電話します。【氏名9】も。")
    page.wait_for_selector("#restored mark")
    assert page.input_value("#restored textarea") == "鵜飼様\n090-0000-0142に🙏お電話します。【氏名9】も。"
    assert page.locator("#restored mark").all_inner_texts() == ["鵜飼", "090-0000-0142"]
    assert "元の言葉が分からない伏せ字: 【氏名9】" in page.inner_text("#answer-note")
    page.click("#copy-restored")
    page.wait_for_selector("#answer-note:has-text('外に送らないでください')")
    assert "090-0000-0142" in page.evaluate("navigator.clipboard.readText()")
    shot(page, "round-trip")


def test_a_masked_text_of_an_older_draft_says_so(page: Any) -> None:
    page.write()
    page.masked()
    page.focus("#draft textarea")
    page.keyboard.type("ほか")
    assert "下書きが変わりました" in page.inner_text("#masked-note")
    assert not page.is_visible("#copy-masked")


def test_where_copying_is_forbidden_the_text_is_selected_for_it(page: Any) -> None:
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); }")
    page.write()
    text = page.masked()
    page.wait_for_selector("#masked textarea:focus")
    assert "Ctrl+C" in page.inner_text("#masked-note")
    assert page.evaluate("document.activeElement.selectionEnd") == len(text.encode("utf-16-le")) // 2


def test_paste_and_mask_in_one_breath(page: Any) -> None:
    page.focus("#draft textarea")
    page.keyboard.insert_text(page.draft)
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("#masked:not([hidden])")
    assert "【氏名1】様" in page.evaluate("navigator.clipboard.readText()")


def test_a_text_in_the_old_encoding_of_windows_can_be_dropped(page: Any) -> None:
    text = "担当は鵜飼様です。\r\nお電話は090-0000-0142へお願いします。"
    page.evaluate(
        """(bytes) => {
          const data = new DataTransfer();
          data.items.add(new File([new Uint8Array(bytes)], "draft.txt"));
          const how = { dataTransfer: data, bubbles: true, cancelable: true };
          for (const name of ["dragenter", "dragover", "drop"])
            document.querySelector("main").dispatchEvent(new DragEvent(name, how));
        }""",
        list(text.encode("cp932")),
    )
    page.wait_for_selector(".card")
    assert page.input_value("#draft textarea") == text.replace("\r\n", "\n")
    assert page.marks() == ("鵜飼", "090-0000-0142")
    page.keyboard.press("Control+Z")
    assert page.input_value("#draft textarea") == ""


def test_a_file_that_is_no_text_is_refused_and_the_draft_stays(page: Any) -> None:
    page.write()
    page.set_input_files("#file", {"name": "a.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 \x00"})
    page.wait_for_selector("#trouble:not([hidden])")
    assert "PDF" in page.inner_text("#trouble")
    assert page.marks() == page.found


def test_control_c_ends_the_program_in_order(own: Any) -> None:
    assert own.address.startswith("http://127.0.0.1:")
    own.process.send_signal(signal.SIGINT)
    _, told = own.process.communicate(timeout=10)
    assert "画面を終えました" in told
    assert own.process.returncode == 0
