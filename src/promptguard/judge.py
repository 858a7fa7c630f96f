"""Step 5 of the path: what the policy asks for."""

from collections.abc import Sequence
from dataclasses import replace

from promptguard.model import Action, Failure, Finding, Report
from promptguard.rulebook.schema import Policy


def judge(findings: Sequence[Finding], failures: Sequence[Failure], policy: Policy) -> Report:
    """Give every finding its action; the report's action is the strictest that anything calls for."""
    judged = tuple(replace(f, action=_action(f, policy)) for f in findings)
    called = [f.action for f in judged] + [policy.on_failure for _ in failures]
    return Report(judged, tuple(failures), max(called, default=Action.ALLOW))


def _action(finding: Finding, policy: Policy) -> Action:
    """What the entry of the dictionary asks for, if it says so, else the policy."""
    asked = finding.registered.action if finding.registered else None
    return policy.actions[finding.category, finding.confidence] if asked is None else asked
