"""The notices in words: kinds and counts, and a way forward. Never a word of what was copied."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from promptguard.errors import PromptguardError
from promptguard.frontends.clipboard.notifying import Notice
from promptguard.frontends.problems import Problem, UnreadableError, remedy
from promptguard.masking.places import to_mask
from promptguard.model import Finding
from promptguard.report._interface import Checked
from promptguard.report.verdict import failure_line
from promptguard.report.wording import Wording

_MOST = 4
"""Kinds that are named; a notice has room for a line or two."""


@dataclass(frozen=True, slots=True)
class Notices:
    """The notices in one language."""

    words: Wording

    def found(self, outcome: Checked) -> Notice:
        """What must not be sent is there, and the clipboard stays as it is."""
        return self._notice("found", tally=self._tally(to_mask(outcome.report)))

    def masked(self, outcome: Checked, *, complete: bool) -> Notice:
        """The masked text has taken its place."""
        return self._notice("masked" if complete else "left", tally=self._tally(to_mask(outcome.report)))

    def not_kept(self, error: PromptguardError) -> Notice:
        """The original could not be kept, so nothing was replaced."""
        return self._notice("not_kept", reason=error.told(self.words.language))

    def failed(self, outcome: Checked) -> Notice:
        """The check did not come to its end."""
        reasons = (failure_line(failure, self.words) for failure in outcome.report.failures)
        return self._notice("unchecked", reason=" ".join(reasons))

    def unread(self, error: UnreadableError) -> Notice:
        """The copy could not be read."""
        return self._notice("unchecked", reason=remedy(error, self.words))

    def private(self) -> Notice:
        """A copy that nobody is to look at."""
        return self._notice("private", reason=self.words.text("input", Problem.CLIPBOARD_PRIVATE))

    def unusable(self, error: PromptguardError) -> Notice:
        """Settings, rules or dictionary have become unusable; the ones from before still serve."""
        return self._notice("unusable", reason=error.told(self.words.language))

    def ended(self) -> Notice:
        """Nobody watches any more."""
        return self._notice("ended")

    def _notice(self, key: str, **fields: object) -> Notice:
        words = self.words
        return Notice(words.text("watch", key, "title"), words.text("watch", key, "text", **fields))

    def _tally(self, findings: Iterable[Finding]) -> str:
        """The kinds that occur most, with their numbers."""
        names = self.words.words
        counts = Counter(names.get(finding.entity, names[finding.category]) for finding in findings)
        named = [self.words.text("mask", "tally", name=name, count=count) for name, count in counts.most_common(_MOST)]
        rest = [self.words.text("watch", "more")] if len(counts) > _MOST else []
        return self.words.text("report", "tally_joint").join(named + rest)
