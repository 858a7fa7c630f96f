"""Drafts → outcomes → report → exit code, for the commands that judge."""

from collections.abc import Iterable, Iterator

from promptguard.errors import NotCheckedError
from promptguard.frontends.cli.output import note
from promptguard.frontends.cli.session import Session
from promptguard.frontends.cli.style import Style
from promptguard.frontends.drafts import SUFFIXES, Draft
from promptguard.frontends.problems import remedy
from promptguard.model import Action, Failure, Report
from promptguard.report._interface import Checked
from promptguard.report.snippets import visible
from promptguard.report.verdict import headline

SENDABLE, NOT_SENDABLE = 0, 1
NOT_CHECKED = NotCheckedError.exit_code


def checked(draft: Draft, session: Session) -> Checked:
    """The outcome of one draft; what could not be read is a failure like any other."""
    if draft.problem:
        failure = Failure("input", remedy(draft.problem, session.wording))
        return Checked(draft.id, draft.source, "", Report((), (failure,), Action.BLOCK), draft.line)
    return Checked(draft.id, draft.source, draft.text, session.scanner.scan(draft.text), draft.line)


def exit_code(report: Report) -> int:
    """0 may be sent, 1 must not be sent as it is, 4 could not be checked (unless the policy lets failures pass)."""
    if report.action <= Action.WARN:
        return SENDABLE
    return NOT_CHECKED if report.failures else NOT_SENDABLE


def judge_all(drafts: Iterable[Draft], session: Session, style: Style) -> int:
    """Scan, report, and give the worst exit code: 'not checked' counts more than 'not to be sent'.

    Where there was nothing to check, nothing was checked.
    """
    codes: list[int] = []
    outcomes = _counted(drafts, session, codes)
    if style.quiet:
        for outcome in outcomes:
            if exit_code(outcome.report) != SENDABLE:
                note(f"promptguard: {visible(outcome.title)}: {headline(outcome, session.wording)}")
    else:
        style.show(outcomes, session.scanner.rulebook, session.wording)
    if not codes:
        note(f"promptguard: {session.wording.text('drafts', 'none', suffixes=' '.join(SUFFIXES))}")
    return max(codes, default=NOT_CHECKED)


def _counted(drafts: Iterable[Draft], session: Session, codes: list[int]) -> Iterator[Checked]:
    for draft in drafts:
        outcome = checked(draft, session)
        codes.append(exit_code(outcome.report))
        yield outcome
