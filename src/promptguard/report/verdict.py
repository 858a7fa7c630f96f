"""The first line of every answer to a person."""

from collections import Counter
from enum import StrEnum

from promptguard.model import Action, Failure, Finding, Report
from promptguard.report._interface import Checked
from promptguard.report.wording import Wording


class Outcome(StrEnum):
    """How a draft came out, as the key of its sentence."""

    FAILED = "failed"
    BLOCK = "block"
    MASK = "mask"
    WARN = "warn"
    ALLOW = "allow"


def outcome(report: Report) -> Outcome:
    """What counts most: that it could not be checked, then what must not be sent."""
    if report.failures and report.action > Action.WARN:
        return Outcome.FAILED
    return Outcome(report.action.name.lower())


def shown(report: Report) -> tuple[Finding, ...]:
    """The findings that people are told of."""
    return tuple(finding for finding in report.findings if finding.action > Action.ALLOW)


def headline(checked: Checked, wording: Wording) -> str:
    """The verdict in one sentence, without any text of the draft. 'Nothing found' is never called safe."""
    came_out = outcome(checked.report)
    if came_out is Outcome.ALLOW and not checked.report.failures and not checked.text.strip():
        return wording.text("verdicts", "empty")
    findings = shown(checked.report)
    return wording.text("verdicts", came_out, count=len(findings), tally=tally(findings, wording))


def tally(findings: tuple[Finding, ...], wording: Wording) -> str:
    """How many of each action, strictest first."""
    counts = Counter(finding.action for finding in findings)
    return wording.text("report", "tally_joint").join(
        wording.text("report", "tally", action=wording.text("actions", action.name.lower()), count=counts[action])
        for action in sorted(counts, reverse=True)
    )


def failure_line(failure: Failure, wording: Wording) -> str:
    """What could not be checked, and why."""
    detector = wording.text("report", "input") if failure.detector == "input" else failure.detector
    return wording.text("report", "failure", detector=detector, reason=failure.reason)
