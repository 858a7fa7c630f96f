"""Mask and look again: a masked text is only as good as a second look at it."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from promptguard.errors import NotCheckedError, Told
from promptguard.masking.entries import Ledger, Style
from promptguard.masking.masks import Masked, in_draft, left_over, mask
from promptguard.masking.naming import Manner
from promptguard.masking.places import to_mask
from promptguard.model import Action, Finding, Report
from promptguard.scan import Scanner

Keep = Callable[[Callable[[Ledger], Masked]], Masked]
"""Runs the masking on what a session knows already, and keeps what comes new."""
Counts = Callable[[Finding, Masked], bool]
"""Whether a finding of a look at a masked text matters to whoever has it masked."""
_LOOKS = 3
"""A text in which each look finds more is not masked for ever; what is left is told."""
_NOT_CHECKED = Told(
    "確認できなかったため、伏せ字の文章は作れません。",
    "because the text could not be checked to the end, it cannot be masked.",
)


class UncheckedError(NotCheckedError):
    """A detector could not finish, on the draft or on the masked text: nothing may be called masked."""

    def __init__(self, report: Report) -> None:
        """Keep the report with its failures."""
        super().__init__(str(_NOT_CHECKED))
        self.report = report

    def told(self, language: str) -> str:
        """The message in one language."""
        return _NOT_CHECKED.within(language)


def everything(_finding: Finding, _masked: Masked) -> bool:
    """Every finding matters."""
    return True


def not_kept(change: Callable[[Ledger], Masked]) -> Masked:
    """A session that remembers nothing."""
    return change(Ledger())


@dataclass(frozen=True, slots=True)
class Masker:
    """A scanner and the manner of its placeholders; safe to share between threads."""

    scanner: Scanner
    manner: Manner

    def mask(
        self, prompt: str, report: Report | None = None, keep: Keep = not_kept, counts: Counts = everything
    ) -> Masked:
        """The masked draft with all that another look still finds outside the placeholders.

        What is found only once its neighbours are gone is masked as well. `keep` is called with the masking itself,
        so that a vault can do it in one transaction; `counts` tells what of another look matters.

        Raises:
            UncheckedError: a detector could not finish and the policy does not let that pass.
        """
        known = _complete(report or self.scanner.scan(prompt))
        masked = self._masked(prompt, known, keep, counts)
        for _ in range(_LOOKS):
            more = tuple(piece for finding in masked.left for piece in in_draft(masked, finding))
            if not more:
                break
            known = replace(known, findings=(*known.findings, *more))
            masked = self._masked(prompt, known, keep, counts)
        return masked

    def _masked(self, prompt: str, known: Report, keep: Keep, counts: Counts) -> Masked:
        keep = keep if to_mask(known) else not_kept
        masked = self._looked_at(keep(lambda ledger: mask(prompt, known, self.manner, ledger)), counts)
        unfit = _unfit(masked) if self.manner.style is Style.SURROGATE else frozenset()
        if not unfit:
            return masked
        manner = replace(self.manner, unfit=unfit)
        return self._looked_at(keep(lambda ledger: mask(prompt, known, manner, ledger)), counts)

    def _looked_at(self, masked: Masked, counts: Counts) -> Masked:
        again = _complete(self.scanner.scan(masked.text))
        meant = [finding for finding in again.findings if counts(finding, masked)]
        warned = (finding for finding in meant if finding.action is Action.WARN)
        strict = (finding for finding in meant if finding.action > Action.WARN)
        return replace(masked, left=left_over(masked, strict), doubtful=left_over(masked, warned))


def _complete(report: Report) -> Report:
    if report.failures and report.action > Action.WARN:
        raise UncheckedError(report)
    return report


def _unfit(masked: Masked) -> frozenset[str]:
    """The values whose surrogates a second look reads together with their neighbours."""
    return frozenset(
        masked.originals[masked.text[place.start : place.end]]
        for place in masked.placed
        for finding in masked.left
        if _touch(finding, place.start, place.end)
    )


def _touch(finding: Finding, start: int, end: int) -> bool:
    return finding.span.start <= end and start <= finding.span.end
