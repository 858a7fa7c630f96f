"""The page in Chromium: what may be said of a draft, and what somebody decides about a finding."""

import json
from collections.abc import Callable
from typing import Any

import pytest

pytestmark = pytest.mark.slow

Shot = Callable[[Any, str], None]


def test_nothing_found_does_not_outlive_the_text_it_was_said_of(page: Any) -> None:
    page.write(page.harmless)
    assert page.state() == "allow"
    page.route("**/v1/check", lambda _route: None)
    page.focus("#draft textarea")
    page.keyboard.type("a")
    assert page.state() == "checking"


def test_nothing_found_is_never_called_more_than_that(page: Any, shot: Shot) -> None:
    page.write(page.harmless)
    assert page.state() == "allow"
    told = page.inner_text("main")
    assert "見落としの可能性があります" in told
    assert "安全" not in told
    shot(page, "nothing")


def test_what_cannot_be_checked_is_loud(page: Any, shot: Shot) -> None:
    page.write("文字化け\ufffdした文章")
    assert page.state() == "failed"
    assert "確認できませんでした。送らないでください。" in page.inner_text("#said")
    assert page.get_attribute("#said", "aria-live") == "assertive"
    assert not page.is_visible("#make")
    page.keyboard.press("Control+Enter")
    page.wait_for_timeout(300)
    assert not page.is_visible("#masked")
    shot(page, "failed")


def test_a_program_that_has_ended_is_loud(open_page: Any, own: Any, shot: Shot) -> None:
    page = open_page(own)
    page.write(page.harmless)
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
    page.fill("#draft textarea", page.harmless)
    page.wait_for_selector(".verdict.gone")
    assert "ルール・辞書・設定が使えません" in page.inner_text("#said")


def test_a_finding_can_be_left_as_it_is_with_a_reason_on_record(open_page: Any, own: Any, shot: Shot) -> None:
    page = open_page(own)
    page.write()
    page.dismiss("鵜飼", "だれでも知ってよい情報")
    assert page.locator("#draft mark.off").all_inner_texts() == ["鵜飼", "鵜飼"]
    assert "2 件は外しています" in page.inner_text("#said")
    assert page.masked().startswith("鵜飼様（【電話番号1】）へ")
    shot(page, "dismissed")
    (line,) = (own.data / "dismissals.jsonl").read_text(encoding="utf-8").splitlines()
    assert (json.loads(line)["reason"], json.loads(line)["event"]) == ("public", "dismissed")
    assert "鵜飼" not in line
    page.card("鵜飼").get_by_role("button", name="元に戻す").click()
    page.wait_for_selector("#draft mark.off", state="detached")
    page.wait_for_selector("#masked.stale")
    assert page.masked().startswith("【氏名1】様")


def test_what_must_not_be_sent_offers_fewer_reasons(page: Any) -> None:
    page.write()
    page.get_by_role("button", name="伏せずに残す").click()
    offered = page.locator(".card.open .switch .chip").all_inner_texts()
    assert offered == ["読みちがい（そういうものではない）", "架空の例", "やめる"]


def test_all_dismissed_is_no_all_clear(page: Any) -> None:
    page.write("担当は鵜飼様です。")
    page.dismiss("鵜飼", "架空の例")
    assert "ご自身でもう一度お確かめください" in page.inner_text("#said")
    assert page.state() == "off"


def test_a_dismissal_that_cannot_be_recorded_does_not_hold(open_page: Any, own: Any) -> None:
    page = open_page(own)
    (own.data / "dismissals.jsonl").mkdir(parents=True)
    page.write()
    page.card("鵜飼").locator(".head").click()
    page.get_by_role("button", name="伏せずに残す").click()
    page.get_by_role("button", name="架空の例").click()
    page.wait_for_selector("#trouble:not([hidden])")
    assert "記録を書き込めない" in page.inner_text("#trouble")
    assert page.locator("#draft mark.off").count() == 0
