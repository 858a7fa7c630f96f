"""The page as a person uses it: type, look, decide, copy, paste the answer."""

import json
import signal
from collections.abc import Callable
from typing import Any

import pytest

pytestmark = pytest.mark.slow

DRAFT = "鵜飼様（090-0000-0142）へ𠮷野家の件👨‍👩‍👧‍👦\n\n\t単価1,250円で見積を出しました。\n鵜飼様のマイナンバーは621498320257です。\n"
FOUND = ["鵜飼", "090-0000-0142", "1,250円", "鵜飼", "621498320257"]
HARMLESS = "便箋のよさを三つ挙げてください。"
Shot = Callable[[Any, str], None]


def write(page: Any, text: str) -> None:
    """Put in a text and wait until it has been checked."""
    page.fill("#draft textarea", text)
    settle(page)


def settle(page: Any) -> None:
    page.wait_for_selector("#verdict:not(.checking):not(.pending):not(.empty)")


def marks(page: Any) -> list[str]:
    texts: list[str] = page.eval_on_selector_all("#draft mark", "nodes => nodes.map((node) => node.textContent)")
    return texts


def state(page: Any) -> str:
    name: str = page.get_attribute("#verdict", "data-state")
    return name


def card(page: Any, value: str) -> Any:
    return page.locator(".card", has=page.locator(".value", has_text=value))


def dismiss(page: Any, value: str, reason: str) -> None:
    card(page, value).locator(".head").click()
    card(page, value).get_by_role("button", name="伏せずに残す").click()
    card(page, value).get_by_role("button", name=reason).click()
    page.wait_for_selector("#draft mark.off")


def masked(page: Any) -> str:
    page.click("#make")
    page.wait_for_selector("#masked:not([hidden]):not(.stale)")
    text: str = page.input_value("#masked textarea")
    return text


def test_what_is_found_is_marked_and_explained(page: Any, shot: Shot) -> None:
    write(page, DRAFT)
    assert marks(page) == FOUND
    assert "送らないでください。" in page.inner_text("#said")
    assert page.locator(".card").count() == 4
    opened = page.inner_text(".card.open")
    assert all(word in opened for word in ("621498320257", "送信不可", "代わりに", "番号は消してください", "番号法"))
    shot(page, "found")


@pytest.mark.parametrize("width", [360, 700, 1280])
def test_a_mark_lies_under_the_very_characters_it_means(open_page: Any, width: int) -> None:
    page = open_page(viewport={"width": width, "height": 1200})
    write(page, DRAFT * 3 + "長い行に" * 40 + "、「（鵜飼様）」、" * 30)
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
    write(page, ("、「（鵜飼様）」—…・WAVE To fi ffi 🙏👩🏽‍💻𠮷𩸽が゙㍿㈱ＡＢ｡ｶﾞ\u3000 \t" * 30 + "\n") * 3)
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
        DRAFT.replace("\n", "\r\n"),
    )
    settle(page)
    assert marks(page) == FOUND


def test_marks_move_with_the_text_before_the_answer_is_there(page: Any) -> None:
    write(page, DRAFT)
    page.route("**/v1/check", lambda _route: None)  # no answer any more
    page.evaluate("document.querySelector('#draft textarea').setSelectionRange(0, 0)")
    page.keyboard.type("👋𠮷 ")
    assert marks(page) == FOUND
    page.keyboard.press("ArrowRight")
    page.keyboard.type("x")
    assert marks(page) == FOUND[1:]


def test_nothing_found_does_not_outlive_the_text_it_was_said_of(page: Any) -> None:
    write(page, HARMLESS)
    assert state(page) == "allow"
    page.route("**/v1/check", lambda _route: None)
    page.focus("#draft textarea")
    page.keyboard.type("a")
    assert state(page) == "checking"


def test_a_late_answer_is_dropped(page: Any) -> None:
    held: list[Any] = []
    page.route("**/v1/check", lambda route: held.append(route))
    page.fill("#draft textarea", HARMLESS)
    page.wait_for_timeout(600)
    page.fill("#draft textarea", DRAFT)
    page.wait_for_timeout(600)
    assert len(held) == 2
    held[1].continue_()
    page.wait_for_selector(".card")
    assert marks(page) == FOUND
    assert state(page) == "block"


def test_marks_hold_while_an_input_method_composes(page: Any) -> None:
    write(page, DRAFT)
    page.evaluate("document.querySelector('#draft textarea').setSelectionRange(0, 0)")
    session = page.context.new_cdp_session(page)
    session.send("Input.imeSetComposition", {"text": "うか", "selectionStart": 2, "selectionEnd": 2})
    assert marks(page) == FOUND
    session.send("Input.insertText", {"text": "迂回"})
    settle(page)
    assert page.input_value("#draft textarea").startswith("迂回鵜飼様")


def test_nothing_found_is_never_called_more_than_that(page: Any, shot: Shot) -> None:
    write(page, HARMLESS)
    assert state(page) == "allow"
    told = page.inner_text("main")
    assert "見落としの可能性があります" in told
    assert "安全" not in told
    shot(page, "nothing")


def test_what_cannot_be_checked_is_loud(page: Any, shot: Shot) -> None:
    write(page, "文字化け\ufffdした文章")
    assert state(page) == "failed"
    assert "確認できませんでした。送らないでください。" in page.inner_text("#said")
    assert page.get_attribute("#said", "aria-live") == "assertive"
    assert not page.is_visible("#make")
    page.keyboard.press("Control+Enter")
    page.wait_for_timeout(300)
    assert not page.is_visible("#masked")
    shot(page, "failed")


def test_a_program_that_has_ended_is_loud(open_page: Any, own: Any, shot: Shot) -> None:
    page = open_page(own)
    write(page, HARMLESS)
    own.process.terminate()
    own.process.wait(10)
    page.focus("#draft textarea")
    page.keyboard.type("a")
    page.wait_for_selector(".verdict.gone")
    assert "確認できません。送らないでください。" in page.inner_text("#said")
    assert "検出されませんでした" not in page.inner_text("main")
    shot(page, "gone")


def test_without_the_token_the_page_says_at_once_that_it_cannot_check(open_page: Any) -> None:
    page = open_page(fragment="")
    page.wait_for_selector(".verdict.gone")
    assert "promptguard page をもう一度実行し" in page.inner_text("#said")


def test_an_error_of_the_company_settings_is_loud(open_page: Any, own: Any) -> None:
    page = open_page(own)
    (own.folder / "promptguard.yaml").write_text("allow: [", encoding="utf-8")
    page.fill("#draft textarea", HARMLESS)
    page.wait_for_selector(".verdict.gone")
    assert "ルール・辞書・設定が使えません" in page.inner_text("#said")


def test_a_finding_can_be_left_as_it_is_with_a_reason_on_record(open_page: Any, own: Any, shot: Shot) -> None:
    page = open_page(own)
    write(page, DRAFT)
    dismiss(page, "鵜飼", "だれでも知ってよい情報")
    assert page.locator("#draft mark.off").all_inner_texts() == ["鵜飼", "鵜飼"]
    assert "2 件は外しています" in page.inner_text("#said")
    assert masked(page).startswith("鵜飼様（【電話番号1】）へ")
    shot(page, "dismissed")
    (line,) = (own.data / "dismissals.jsonl").read_text(encoding="utf-8").splitlines()
    assert (json.loads(line)["reason"], json.loads(line)["event"]) == ("public", "dismissed")
    assert "鵜飼" not in line
    card(page, "鵜飼").get_by_role("button", name="元に戻す").click()
    page.wait_for_selector("#draft mark.off", state="detached")
    assert masked(page).startswith("【氏名1】様")


def test_what_must_not_be_sent_offers_fewer_reasons(page: Any) -> None:
    write(page, DRAFT)
    page.get_by_role("button", name="伏せずに残す").click()
    offered = page.locator(".card.open .switch .chip").all_inner_texts()
    assert offered == ["読みちがい（そういうものではない）", "架空の例", "やめる"]


def test_all_dismissed_is_no_all_clear(page: Any) -> None:
    write(page, "担当は鵜飼様です。")
    dismiss(page, "鵜飼", "架空の例")
    assert "ご自身でもう一度お確かめください" in page.inner_text("#said")
    assert state(page) == "off"


def test_a_dismissal_that_cannot_be_recorded_does_not_hold(open_page: Any, own: Any) -> None:
    page = open_page(own)
    (own.data / "dismissals.jsonl").mkdir(parents=True)
    write(page, DRAFT)
    card(page, "鵜飼").locator(".head").click()
    page.get_by_role("button", name="伏せずに残す").click()
    page.get_by_role("button", name="架空の例").click()
    page.wait_for_selector("#trouble:not([hidden])")
    assert "記録を書き込めない" in page.inner_text("#trouble")
    assert page.locator("#draft mark.off").count() == 0


def test_the_masked_text_is_copied_and_its_answer_restored(page: Any, shot: Shot) -> None:
    write(page, DRAFT)
    text = masked(page)
    assert page.evaluate("navigator.clipboard.readText()") == text
    assert "コピーしました" in page.inner_text("#masked-note")
    assert not any(value in text for value in FOUND)
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
    write(page, DRAFT)
    masked(page)
    page.focus("#draft textarea")
    page.keyboard.type("ほか")
    assert "下書きが変わりました" in page.inner_text("#masked-note")
    assert not page.is_visible("#copy-masked")


def test_where_copying_is_forbidden_the_text_is_selected_for_it(page: Any) -> None:
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); }")
    write(page, DRAFT)
    text = masked(page)
    page.wait_for_selector("#masked textarea:focus")
    assert "Ctrl+C" in page.inner_text("#masked-note")
    assert page.evaluate("document.activeElement.selectionEnd") == len(text.encode("utf-16-le")) // 2


def test_everything_can_be_done_from_the_keyboard(open_page: Any, own: Any) -> None:
    page = open_page(own)
    def press(*keys: str) -> None:
        for key in keys:
            page.keyboard.press(key)

    def focused() -> str:
        text: str = page.evaluate("document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent")
        return text

    def tab_to(name: str) -> None:
        for _ in range(40):
            press("Tab")
            if name in focused():
                return
        raise AssertionError(name)

    tab_to("下書き")
    page.keyboard.insert_text(DRAFT)
    settle(page)
    press("Control+Home", "F8")
    assert page.evaluate("getSelection().toString()") == "090-0000-0142"
    press("Shift+F8")
    assert page.evaluate("getSelection().toString()") == "鵜飼"
    tab_to("伏せ字、人の名前")
    press("Enter")
    tab_to("伏せずに残す")
    press("Enter")
    tab_to("だれでも知ってよい情報")
    press("Space")
    page.wait_for_selector("#draft mark.off")
    press("Control+Enter")
    page.wait_for_selector("#masked:not([hidden])")
    assert page.evaluate("navigator.clipboard.readText()").startswith("鵜飼様（【電話番号1】）")
    assert (own.data / "dismissals.jsonl").exists()
    tab_to("受け取った回答")
    page.keyboard.insert_text("【電話番号1】です")
    page.wait_for_selector("#restored mark")
    tab_to("元に戻した回答")
    press("Control+A")
    assert page.evaluate("getSelection().toString()") == "090-0000-0142です"


def test_paste_and_mask_in_one_breath(page: Any) -> None:
    page.focus("#draft textarea")
    page.keyboard.insert_text(DRAFT)
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("#masked:not([hidden])")
    assert "【氏名1】様" in page.evaluate("navigator.clipboard.readText()")


def test_a_finding_is_announced_with_what_it_is_and_where(page: Any) -> None:
    write(page, DRAFT)
    names = page.eval_on_selector_all(".head", "nodes => nodes.map((node) => node.getAttribute('aria-label'))")
    assert any("伏せ字" in name and "「090-0000-0142」" in name and "1行目 5文字目" in name for name in names)
    assert page.locator("[aria-hidden=true] textarea").count() == 0
    fields = page.eval_on_selector_all("textarea", "nodes => nodes.map((node) => node.getAttribute('aria-label'))")
    assert fields == ["下書き", "送る文章", "受け取った回答", "元に戻した回答"]


def test_the_browser_is_asked_not_to_send_what_is_typed_to_anybody(page: Any) -> None:
    field = page.locator("#draft textarea")
    wanted = {"spellcheck": "false", "autocomplete": "off", "writingsuggestions": "false", "translate": "no"}
    assert {name: field.get_attribute(name) for name in wanted} == wanted


def test_the_token_is_out_of_sight_and_survives_a_reload(page: Any, program: Any) -> None:
    assert page.url == program.address.partition("#")[0]
    page.reload()
    page.wait_for_selector("body.ready")
    write(page, DRAFT)
    assert marks(page) == FOUND
    assert page.evaluate("Object.keys(localStorage).length + document.cookie.length") == 0


def test_a_text_in_the_old_encoding_of_windows_can_be_dropped(page: Any) -> None:
    text = "担当は鵜飼様です。\r\nお電話は090-0000-0142へお願いします。"
    page.evaluate(
        """(bytes) => {
          const data = new DataTransfer();
          data.items.add(new File([new Uint8Array(bytes)], "draft.txt"));
          for (const name of ["dragenter", "dragover", "drop"])
            document.querySelector("main").dispatchEvent(new DragEvent(name, { dataTransfer: data, bubbles: true, cancelable: true }));
        }""",
        list(text.encode("cp932")),
    )
    page.wait_for_selector(".card")
    assert page.input_value("#draft textarea") == text.replace("\r\n", "\n")
    assert marks(page) == ["鵜飼", "090-0000-0142"]
    page.keyboard.press("Control+Z")
    assert page.input_value("#draft textarea") == ""


def test_a_file_that_is_no_text_is_refused_and_the_draft_stays(page: Any) -> None:
    write(page, DRAFT)
    page.set_input_files("#file", {"name": "a.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 \x00"})
    page.wait_for_selector("#trouble:not([hidden])")
    assert "PDF" in page.inner_text("#trouble")
    assert marks(page) == FOUND


def test_english_by_the_switch_keeps_the_draft(page: Any, shot: Shot) -> None:
    write(page, DRAFT)
    page.click("[data-language=en]")
    page.wait_for_selector("#said:has-text('Do not send')")
    assert marks(page) == FOUND
    assert page.get_attribute("html", "lang") == "en"
    shot(page, "english")


def test_english_by_the_language_of_the_browser(open_page: Any) -> None:
    assert "Check the draft" in open_page(locale="en-GB").inner_text("main")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_is_read_can_be_read(open_page: Any, scheme: str, shot: Shot) -> None:
    """WCAG 2.2, 1.4.3: a contrast of 4.5 for text; 1.4.11: of 3 for what tells actions apart."""
    page = open_page(color_scheme=scheme, viewport={"width": 1280, "height": 900})
    write(page, DRAFT)
    masked(page)
    poor = page.evaluate(CONTRASTS)
    assert poor == []
    background = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    assert (sum(map(int, background[4:-1].split(","))) < 3 * 128) == (scheme == "dark")
    shot(page, f"page-{scheme}")


CONTRASTS = """() => {
  const parse = (text) => { const [r, g, b, a = 1] = text.match(/[\\d.]+/g).map(Number); return [r, g, b, a]; };
  const linear = (value) => (value /= 255, value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
  const light = ([r, g, b]) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
  const ratio = (a, b) => { const [x, y] = [light(a), light(b)].sort((p, q) => q - p); return (x + 0.05) / (y + 0.05); };
  const behind = (node) => {
    for (let at = node; at; at = at.parentElement) {
      const colour = parse(getComputedStyle(at).backgroundColor);
      if (colour[3] === 1) return colour;
    }
    return parse(getComputedStyle(document.documentElement).backgroundColor);
  };
  const poor = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const node = walk.currentNode.parentElement;
    if (!walk.currentNode.data.trim() || !node.checkVisibility() || node.closest(".copy, .unseen, noscript, .drop") || node.disabled) continue;
    const found = ratio(parse(getComputedStyle(node).color), behind(node));
    if (found < 4.5) poor.push([node.textContent, found]);
  }
  for (const mark of document.querySelectorAll("#draft mark")) {
    const style = getComputedStyle(mark);
    const field = parse(getComputedStyle(document.querySelector("#draft textarea")).color);
    if (ratio(field, parse(style.backgroundColor)) < 4.5) poor.push(["text on", mark.className]);
    if (ratio(parse(style.textDecorationColor), behind(document.querySelector("#draft"))) < 3) poor.push(["line of", mark.className]);
  }
  return poor;
}"""


def test_actions_differ_by_more_than_their_colour(page: Any) -> None:
    write(page, DRAFT)
    lines = page.eval_on_selector_all(
        "#draft mark", "nodes => nodes.map((node) => `${node.className} ${getComputedStyle(node).textDecorationStyle}`)"
    )
    assert set(lines) == {"mask solid", "block double"}
    assert page.locator(".card.block use").first.get_attribute("href") == "#block"


def test_a_narrow_window_needs_no_sideways_scrolling(open_page: Any, shot: Shot) -> None:
    page = open_page(viewport={"width": 360, "height": 780})
    write(page, DRAFT + "a" * 300)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    shot(page, "narrow")


def test_whoever_wants_no_motion_sees_none(open_page: Any) -> None:
    page = open_page(reduced_motion="reduce")
    durations = page.eval_on_selector_all("*", "nodes => nodes.map((node) => getComputedStyle(node).transitionDuration)")
    assert set(durations) == {"0s"}


def test_a_very_long_text_is_checked_without_marks(page: Any) -> None:
    text = HARMLESS * 15_000 + "\n担当は鵜飼様です。"
    page.evaluate("(text) => { const f = document.querySelector('#draft textarea'); f.value = text; f.dispatchEvent(new Event('input')); }", text)
    page.wait_for_selector(".card", timeout=60_000)
    assert "長い文章のため" in page.inner_text("#size")
    page.get_by_role("button", name="場所へ移る").click()
    assert page.evaluate("getSelection().toString()") == "鵜飼"
    assert page.evaluate("document.querySelector('#draft textarea').scrollTop") > 1000


def test_control_c_ends_the_program_in_order(own: Any) -> None:
    assert own.address.startswith("http://127.0.0.1:")
    own.process.send_signal(signal.SIGINT)
    _, told = own.process.communicate(timeout=10)
    assert "画面を終えました" in told
    assert own.process.returncode == 0
