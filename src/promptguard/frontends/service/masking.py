"""The JSON interface of masking: a draft with placeholders.

`mask` takes `{"text", "dismissed"?, "session"?, "lang"?, "units"?}`; `dismissed` lists findings of the draft, each as
`{"rule", "entity", "start", "end"}`, that stay as they are. It gives what `promptguard mask --format json` gives
(placeholders and places, never what they stand for) with `told`, sentences for the person. Where the draft could not
be checked, or what its placeholders stand for could not be kept, `text` is None and `told` says why.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from promptguard.api import masker_of
from promptguard.frontends.cli.judging import NOT_CHECKED, checked, exit_code
from promptguard.frontends.cli.keeping import Keeping
from promptguard.frontends.cli.masked import masked_record, summary
from promptguard.frontends.cli.session import Session
from promptguard.frontends.service.answers import draft_of
from promptguard.frontends.service.engine import Engine
from promptguard.frontends.service.fields import Fields, finding
from promptguard.frontends.service.offsets import Utf16, in_units
from promptguard.masker import UncheckedError
from promptguard.masking.masks import Masked
from promptguard.masking.places import to_mask
from promptguard.model import Category, Finding
from promptguard.report._interface import Checked
from promptguard.report.places import Lines, places
from promptguard.report.verdict import failure_line, headline
from promptguard.report.wording import Wording, load_wording
from promptguard.settings import Settings
from promptguard.vault.problems import VaultError
from promptguard.vault.vault import DEFAULT_SESSION

_KNOWN = ("text", "dismissed", "session", "lang", "units")


def mask(engine: Engine, settings: Settings, data: object) -> dict[str, Any]:
    """The masked draft.

    Raises:
        BadRequestError: it is not asked as described above, or there is no such finding.
        PromptguardError: rules, dictionary or settings are unusable, and were never usable.
    """
    fields = Fields.of(data, _KNOWN)
    text, words = fields.get("text", str), load_wording(fields.language(settings.language))
    wide = fields.units(text)
    warm, _ = engine.latest(settings)
    session = Session(warm.settings, warm.scanner, words)
    outcome = checked(draft_of(text), session)
    if exit_code(outcome.report) == NOT_CHECKED:
        failures = (failure_line(failure, words).lstrip("・- ") for failure in outcome.report.failures)
        return _withheld(headline(outcome, words), *failures)
    named = fields.get("dismissed", list, [])
    dismissed = tuple(finding(each, "dismissed", outcome.report, wide) for each in named)
    try:
        masked = _Masking(session, outcome, dismissed).run(fields.get("session", str, DEFAULT_SESSION))
    except (UncheckedError, VaultError) as error:
        return _withheld(error.told(words.language))
    answer = masked_record(masked, outcome) | {"told": list(_told(masked, outcome, words))}
    if wide:
        in_units((*answer["placeholders"], *answer["left"]), Utf16.of(masked.text))
    return answer


@dataclass(frozen=True, slots=True)
class _Masking:
    """Masking a draft without what was dismissed."""

    session: Session
    outcome: Checked
    dismissed: tuple[Finding, ...]

    def run(self, name: str) -> Masked:
        """The masked draft, kept in the session of this name."""
        settings, words = self.session.settings, self.session.wording
        masker = masker_of(self.session.scanner, settings, words.words)
        report = self.outcome.report
        kept = replace(report, findings=tuple(each for each in report.findings if each not in self.dismissed))
        on_purpose = {_thing(each, self.outcome.text) for each in self.dismissed}

        def counts(finding: Finding, masked: Masked) -> bool:
            """Whether it does not stand there on purpose."""
            return _thing(finding, masked.text) not in on_purpose

        return masker.mask(self.outcome.text, kept, Keeping(session=name).keep(settings.keep_hours), counts)


def _thing(finding: Finding, text: str) -> tuple[str, str]:
    return finding.entity, text[finding.span.start : finding.span.end]


def _withheld(*told: str) -> dict[str, Any]:
    return {"text": None, "told": told}


def _told(masked: Masked, outcome: Checked, words: Wording) -> Iterator[str]:
    yield summary(masked, words)
    if any(found.category is Category.MARKING for found in to_mask(outcome.report)):
        yield words.text("mask", "marking")
    for key in ("doubtful", "left"):
        found = getattr(masked, key)
        if found:
            yield words.text("mask", key, count=len(found), places=places(found, Lines.of(masked.text), words))
