"""`promptguard watch` as its user has it: other programs copy and paste, it tells or replaces."""

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.slow

UNSENDABLE = "担当は鵜飼様（090-0000-0142）です。"
MASKED = "担当は【氏名1】様（【電話番号1】）です。"
HARMLESS = "便箋のよさを三つ挙げてください。"
LONG = HARMLESS * 21_000 + UNSENDABLE
"""Some more than 1 MB in UTF-8."""
FOUND = "このまま生成AIに貼り付けないでください"
TALLY = "氏名 1・電話番号 1 が入っています。"


def promptguard(*arguments: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "promptguard", *arguments]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False, timeout=60)


@pytest.fixture(params=["xclip", "wl_clipboard"])
def other(request: pytest.FixtureRequest) -> Any:
    """The other program, on X11 and on Wayland."""
    return request.getfixturevalue(request.param)


def test_a_notice_says_what_was_found_and_nothing_of_the_text(other: Any, watch: Any, eventually: Any) -> None:
    watching = watch()
    other.copy(UNSENDABLE)
    assert eventually(lambda: TALLY in watching.shown())
    assert FOUND in watching.shown()
    assert not [part for part in ("鵜飼", "0142", "担当") if part in watching.shown() + watching.said()]
    assert other.paste() == UNSENDABLE


def test_what_may_be_sent_is_not_told(other: Any, watch: Any, eventually: Any) -> None:
    watching = watch()
    other.copy(HARMLESS)
    other.copy(UNSENDABLE)
    assert eventually(lambda: TALLY in watching.shown())
    assert watching.shown().count("--app-name") == 1


def test_a_guard_replaces_and_the_original_comes_back_and_stays(other: Any, watch: Any, eventually: Any) -> None:
    watching = watch("--mode", "guard")
    other.copy(UNSENDABLE)
    assert eventually(lambda: other.paste() == MASKED)
    assert eventually(lambda: "clipboard undo" in watching.shown())
    undone = promptguard("clipboard", "undo")
    assert undone.returncode == 0, undone.stderr
    time.sleep(1)
    assert other.paste() == UNSENDABLE
    assert watching.shown().count("--app-name") == 1


def test_the_answer_to_a_guarded_text_gets_its_names_back(other: Any, watch: Any, eventually: Any) -> None:
    watch("--mode", "guard")
    other.copy(UNSENDABLE)
    assert eventually(lambda: other.paste() == MASKED)
    other.copy("【氏名1】様へのお礼状です。")
    assert promptguard("restore", "--clipboard").returncode == 0
    time.sleep(0.5)
    assert other.paste() == "鵜飼様へのお礼状です。"


def test_a_text_of_1_mb_is_guarded(other: Any, watch: Any, eventually: Any) -> None:
    watch("--mode", "guard")
    other.copy(LONG)
    assert eventually(lambda: other.paste() == HARMLESS * 21_000 + MASKED, 300)


def test_fifty_copies_in_quick_succession_leave_the_last_one_masked(other: Any, watch: Any, eventually: Any) -> None:
    watching = watch("--mode", "guard")
    for number in range(50):
        other.copy(f"{number} 番の{UNSENDABLE}")
    assert eventually(lambda: other.paste() == f"49 番の{MASKED}")
    assert watching.process.poll() is None


def test_a_guard_lets_no_html_or_picture_past(xclip: Any, foreign: Any, watch: Any, eventually: Any) -> None:
    watch("--mode", "guard")
    foreign({"UTF8_STRING": UNSENDABLE.encode(), "text/html": UNSENDABLE.encode(), "image/png": bytes(1000)})
    assert eventually(lambda: xclip.paste() == MASKED)
    assert not {"text/html", "image/png"} & xclip.targets()


def test_a_program_that_vanishes_in_the_middle_is_told_as_not_checked(
    xclip: Any, foreign: Any, watch: Any, eventually: Any
) -> None:
    watching = watch()
    foreign({"UTF8_STRING": b""}, "--die")
    assert eventually(lambda: "コピーした文章を確認できませんでした" in watching.shown())
    xclip.copy(UNSENDABLE)
    assert eventually(lambda: TALLY in watching.shown())


def test_a_password_managers_copy_is_left_alone(xclip: Any, foreign: Any, watch: Any, eventually: Any) -> None:
    watching = watch("--mode", "guard")
    foreign({"UTF8_STRING": UNSENDABLE.encode(), "x-kde-passwordManagerHint": b"secret"})
    assert eventually(lambda: "このコピーは確かめていません" in watching.shown())
    assert xclip.paste() == UNSENDABLE


def test_cells_of_a_spreadsheet_are_told_and_left_alone(xclip: Any, foreign: Any, watch: Any, eventually: Any) -> None:
    watching = watch("--mode", "guard")
    foreign({"UTF8_STRING": UNSENDABLE.encode(), 'application/x-openoffice-sylk;windows_formatname="Sylk"': b"ID"})
    assert eventually(lambda: TALLY in watching.shown())
    assert xclip.paste() == UNSENDABLE


def test_where_notices_cannot_be_shown_they_go_to_standard_error(
    xclip: Any, watch: Any, eventually: Any, tmp_path: Path
) -> None:
    watching = watch()
    (tmp_path / "bin" / "notify-send").write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    xclip.copy(UNSENDABLE)
    assert eventually(lambda: f"promptguard: {FOUND}" in watching.said())


def test_new_rules_of_the_company_apply_at_once_and_broken_ones_are_told(
    xclip: Any, watch: Any, eventually: Any, tmp_path: Path
) -> None:
    settings = tmp_path / "promptguard.yaml"
    settings.write_text("company: 株式会社ほしぞら文具\n", encoding="utf-8")
    watching = watch("--config", str(settings))
    settings.write_text("company: 株式会社ほしぞら文具\nallow: [鵜飼, 090-0000-0142]\n", encoding="utf-8")
    xclip.copy(UNSENDABLE)
    time.sleep(1)
    assert not watching.shown()
    settings.write_text("compnay: x\n", encoding="utf-8")
    xclip.copy(f"{UNSENDABLE} ")
    assert eventually(lambda: "新しい設定や辞書を使えません" in watching.shown())


def test_the_settings_choose_the_guard(xclip: Any, watch: Any, eventually: Any, tmp_path: Path) -> None:
    (tmp_path / "promptguard.yaml").write_text("clipboard: guard\n", encoding="utf-8")
    watch()
    xclip.copy(UNSENDABLE)
    assert eventually(lambda: xclip.paste() == MASKED)


def test_one_watch_for_each_user(xclip: Any, watch: Any) -> None:
    del xclip  # it sets the display
    watch()
    second = promptguard("watch")
    assert (second.returncode, second.stderr) == (2, "promptguard: promptguard watch はすでに動いています。\n")


def test_asked_to_stop_it_ends_without_a_word_and_leaves_the_clipboard_as_it_is(
    xclip: Any, watch: Any, eventually: Any
) -> None:
    watching = watch("--mode", "guard")
    xclip.copy(UNSENDABLE)
    assert eventually(lambda: xclip.paste() == MASKED)
    shown = watching.shown
    assert watching.end() == 0
    assert "止まりました" not in shown()
    assert xclip.paste() == MASKED


def test_an_end_that_nobody_asked_for_is_told(xvfb: str, watch: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    del xvfb  # its program is needed
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-nolisten", "tcp"], pass_fds=[write], stderr=subprocess.DEVNULL
    )
    os.close(write)
    with os.fdopen(read) as told:
        monkeypatch.setenv("DISPLAY", f":{told.readline().strip()}")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    watching = watch()
    server.terminate()
    server.wait()
    assert watching.process.wait(60) == 4
    assert "クリップボードを開けません" in watching.said()
    assert "クリップボードの見守りが止まりました" in watching.shown()
