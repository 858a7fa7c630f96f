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
    """What could not be checked, and why: in the words for the detector, with its own reason in brackets."""
    if failure.detector == "input":
        return wording.text("report", "failure", detector=wording.text("report", "input"), reason=failure.reason)
    if wording.has("failures", failure.detector):
        return wording.text("failures", failure.detector, reason=_plain(failure))
    return wording.text("report", "failure", detector=failure.detector, reason=_plain(failure))


def _plain(failure: Failure) -> str:
    """The reason without the detector's name in front of it."""
    name, _, reason = failure.reason.partition(": ")
    return reason if reason and name.casefold() == failure.detector.casefold() else failure.reason
