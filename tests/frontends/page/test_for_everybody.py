"""The page in Chromium: from the keyboard, read aloud, in the dark, on a small screen, in English, and in private."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.slow

Shot = Callable[[Any, str], None]


def test_everything_can_be_done_from_the_keyboard(open_page: Any, own: Any) -> None:
    page = open_page(own)

    def press(*keys: str) -> None:
        for key in keys:
            page.keyboard.press(key)

    def focused() -> str:
        text: str = page.evaluate(
            "document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent"
        )
        return text

    def tab_to(name: str) -> None:
        for _ in range(40):
            press("Tab")
            if name in focused():
                return
        raise AssertionError(name)

    tab_to("下書き")
    page.keyboard.insert_text(page.draft)
    page.settle()
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


def test_a_finding_is_announced_with_what_it_is_and_where(page: Any) -> None:
    page.write()
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
    page.write()
    assert page.marks() == page.found
    assert page.evaluate("Object.keys(localStorage).length + document.cookie.length") == 0


def test_english_by_the_switch_keeps_the_draft(page: Any, shot: Shot) -> None:
    page.write()
    page.click("[data-language=en]")
    page.wait_for_selector("#said:has-text('Do not send')")
    assert page.marks() == page.found
    assert page.get_attribute("html", "lang") == "en"
    shot(page, "english")


def test_english_by_the_language_of_the_browser(open_page: Any) -> None:
    assert "Check the draft" in open_page(locale="en-GB").inner_text("main")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_is_read_can_be_read(open_page: Any, scheme: str, shot: Shot) -> None:
    """WCAG 2.2, 1.4.3: a contrast of 4.5 for text; 1.4.11: of 3 for what tells actions apart."""
    page = open_page(color_scheme=scheme, viewport={"width": 1280, "height": 900})
    page.write()
    page.masked()
    poor = page.evaluate(Path(__file__).with_name("contrasts.js").read_text(encoding="utf-8"))
    assert poor == []
    background = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    assert (sum(map(int, background[4:-1].split(","))) < 3 * 128) == (scheme == "dark")
    shot(page, f"page-{scheme}")


def test_actions_differ_by_more_than_their_colour(page: Any) -> None:
    page.write()
    lines = page.eval_on_selector_all(
        "#draft mark", "nodes => nodes.map((node) => `${node.className} ${getComputedStyle(node).textDecorationStyle}`)"
    )
    assert set(lines) == {"mask solid", "block double"}
    assert page.locator(".card.block use").first.get_attribute("href") == "#block"


def test_a_narrow_window_needs_no_sideways_scrolling(open_page: Any, shot: Shot) -> None:
    page = open_page(viewport={"width": 360, "height": 780})
    page.write(page.draft + "a" * 300)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    shot(page, "narrow")


def test_whoever_wants_no_motion_sees_none(open_page: Any) -> None:
    page = open_page(reduced_motion="reduce")
    durations = page.eval_on_selector_all(
        "*", "nodes => nodes.map((node) => getComputedStyle(node).transitionDuration)"
    )
    assert set(durations) == {"0s"}
