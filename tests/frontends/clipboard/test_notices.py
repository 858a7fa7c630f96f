"""Notices name kinds and counts and a way forward, never what was copied."""

import pytest

from promptguard.errors import SourceError
from promptguard.frontends.clipboard.notices import Notices
from promptguard.frontends.problems import Problem, UnreadableError
from promptguard.model import Action, Failure, Report
from promptguard.report._interface import Checked
from promptguard.report.wording import LANGUAGES, load_wording
from promptguard.scan import Scanner

DRAFT = "鵜飼様（090-0000-0142、ukai@rindou.example）と両角様へ。"
NOTICES = Notices(load_wording("ja"))


@pytest.fixture(scope="module")
def outcome(scanner: Scanner) -> Checked:
    return Checked("x", "x", DRAFT, scanner.scan(DRAFT))


def test_kinds_come_with_their_numbers_the_most_frequent_first(outcome: Checked) -> None:
    assert NOTICES.found(outcome).text.startswith("氏名 2・電話番号 1・メールアドレス 1 が入っています。")


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_of_the_text_is_in_any_notice(outcome: Checked, language: str) -> None:
    notices = Notices(load_wording(language))
    failed = Checked("x", "x", DRAFT, Report((), (Failure("names", "too long"),), Action.BLOCK))
    told = [
        notices.found(outcome),
        notices.masked(outcome, complete=True),
        notices.masked(outcome, complete=False),
        notices.failed(failed),
        notices.unread(UnreadableError(Problem.CLIPBOARD_SILENT)),
        notices.private(),
        notices.unusable(SourceError("rules.yaml", 3, "id", "?")),
        notices.not_kept(SourceError("vault", None, "", "?")),
        notices.ended(),
    ]
    assert len({notice.title for notice in told}) == 8
    assert not [part for part in ("鵜飼", "0142", "ukai", "両角") if any(part in str(notice) for notice in told)]


def test_many_kinds_are_cut_short(scanner: Scanner) -> None:
    text = f"{DRAFT}〒399-0001。社員番号：HS-20441。口座は普通 1234567。パスワード: Kz9!mmQ2xw。192.168.10.4。社外秘。"
    told = NOTICES.found(Checked("x", "x", text, scanner.scan(text))).text
    assert "・ほか が入っています" in told


def test_not_checked_says_why_and_what_follows() -> None:
    told = NOTICES.unread(UnreadableError(Problem.TOO_LARGE, limit=4))
    assert told.title == "コピーした文章を確認できませんでした"
    assert told.text.endswith("このままでは送らないでください。")
