"""The JSON interface: what is asked as data, what is answered as data. A text is never part of an answer to `check`.

`check` takes `{"text", "lang"?, "units"?, "explain"?}` and gives the object that `promptguard check --format json`
gives (`report.record`), with `headline` and, where `explain` is true, `name`, `why` and `instead` of every finding
and `told`, a sentence for every failure.
`units` is `code_points` (the default) or `utf-16`; offsets and columns of the answer are counted in it.
`notice` says that settings, rules or dictionary have become unusable, and that an older state of them was used.
"""

from typing import Any

from promptguard.errors import PromptguardError
from promptguard.frontends.cli.judging import checked
from promptguard.frontends.cli.session import Session
from promptguard.frontends.damage import refuse_damaged
from promptguard.frontends.drafts import STDIN, Draft
from promptguard.frontends.problems import UnreadableError
from promptguard.frontends.reading import LIMIT, too_large
from promptguard.frontends.service.engine import Engine
from promptguard.frontends.service.fields import Fields
from promptguard.frontends.service.offsets import in_units
from promptguard.report._interface import Checked, View
from promptguard.report.naming import advice_of, name_of
from promptguard.report.record import record
from promptguard.report.verdict import failure_line, headline
from promptguard.report.wording import load_wording
from promptguard.settings import Settings


def check(engine: Engine, settings: Settings, data: object) -> dict[str, Any]:
    """The verdict on one draft.

    Raises:
        BadRequestError: it is not asked as described above.
        PromptguardError: rules, dictionary or settings are unusable, and were never usable.
    """
    fields = Fields.of(data, ("text", "lang", "units", "explain"))
    text, language = fields.get("text", str), fields.language(settings.language)
    wide, explained = fields.units(text), fields.get("explain", bool, default=False)
    warm, problem = engine.latest(settings)
    session = Session(warm.settings, warm.scanner, load_wording(language))
    outcome = checked(draft_of(text), session)
    answer = record(outcome) | {"headline": headline(outcome, session.wording), "notice": _notice(problem, language)}
    if explained:
        _explain(answer, outcome, session)
    if wide:
        in_units(answer["findings"], wide)
    return answer


def draft_of(text: str) -> Draft:
    """The text as a draft; what was destroyed or is too large is a draft with a problem."""
    try:
        if len(text.encode("utf-8", "surrogatepass")) > LIMIT:
            raise too_large()
        return Draft(STDIN, STDIN, refuse_damaged(text))
    except UnreadableError as error:
        return Draft(STDIN, STDIN, problem=error)


def _notice(problem: PromptguardError | None, language: str) -> str | None:
    return problem.told(language) if problem else None


def _explain(answer: dict[str, Any], outcome: Checked, session: Session) -> None:
    """Add to every finding what it is, why it matters and what to write instead."""
    words = session.wording
    view = View(session.scanner.rulebook, words)
    for shown, finding in zip(answer["findings"], outcome.report.findings, strict=True):
        shown["name"] = name_of(finding, view)
        shown["why"] = words.text("categories", finding.category, "why")
        shown["instead"] = advice_of(finding, view)
    for shown, failure in zip(answer["failures"], outcome.report.failures, strict=True):
        shown["told"] = failure_line(failure, words).lstrip("・- ")
