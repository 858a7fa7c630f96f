from collections.abc import Iterator
from types import SimpleNamespace

import pytest

from promptguard.frontends.cli.judging import checked, exit_code, judge_all
from promptguard.frontends.cli.session import Session
from promptguard.frontends.cli.style import Style
from promptguard.frontends.drafts import Draft
from promptguard.frontends.problems import Problem, UnreadableError, remedy
from promptguard.model import Action, Failure, Report
from promptguard.report.wording import load_wording
from promptguard.settings import Settings

FAILED = (Failure("names", "時間切れ"),)
UNREAD = Draft("a.txt", "a.txt", problem=UnreadableError(Problem.TOO_LARGE, limit=4))


@pytest.fixture
def session() -> Session:
    """A scanner that calls every draft by its text."""
    scanner = SimpleNamespace(scan=lambda text: Report((), (), Action[text]), rulebook=None)
    return Session(Settings(), scanner, load_wording("ja"))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("action", "failures", "code"),
    [
        (Action.ALLOW, (), 0), (Action.WARN, (), 0), (Action.MASK, (), 1), (Action.BLOCK, (), 1),
        (Action.BLOCK, FAILED, 4), (Action.MASK, FAILED, 4), (Action.WARN, FAILED, 0),
    ],
)  # fmt: skip
def test_exit_codes(action: Action, failures: tuple[Failure, ...], code: int) -> None:
    assert exit_code(Report((), failures, action)) == code


@pytest.mark.parametrize(
    ("texts", "code"), [((), 4), (("ALLOW", "WARN"), 0), (("ALLOW", "MASK", "WARN"), 1), (("BLOCK",), 1)]
)
def test_the_worst_draft_decides(session: Session, texts: tuple[str, ...], code: int) -> None:
    assert judge_all((Draft(text, text, text) for text in texts), session, Style("jsonl")) == code


def test_not_checked_is_the_worst(session: Session) -> None:
    assert judge_all([UNREAD, Draft("b", "b", "BLOCK")], session, Style("jsonl")) == 4


def test_what_could_not_be_read_is_a_failure_of_the_input(session: Session) -> None:
    outcome = checked(UNREAD, session)
    assert outcome.report.action is Action.BLOCK
    assert [failure.detector for failure in outcome.report.failures] == ["input"]


@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_remedy_is_told_in_the_users_language(language: str) -> None:
    text = remedy(UnreadableError(Problem.QUESTION_MARKS, line=3), load_wording(language))
    assert "chcp 65001" in text
    assert "3" in text


def test_drafts_are_shown_as_they_come(session: Session, capsys: pytest.CaptureFixture[str]) -> None:
    def drafts() -> Iterator[Draft]:
        yield Draft("a", "a", "ALLOW")
        assert '"id": "a"' in capsys.readouterr().out
        yield Draft("b", "b", "ALLOW")

    judge_all(drafts(), session, Style("jsonl", single=False))


def test_behind_a_progress_bar_they_are_shown_at_the_end(session: Session, capsys: pytest.CaptureFixture[str]) -> None:
    def drafts() -> Iterator[Draft]:
        yield Draft("a", "a", "ALLOW")
        yield Draft("b", "b", "ALLOW")
        assert capsys.readouterr().out == ""

    judge_all(drafts(), session, Style("jsonl", single=False, held=True))
    assert len(capsys.readouterr().out.splitlines()) == 2
