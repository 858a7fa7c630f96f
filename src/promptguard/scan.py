"""The path of one draft: normalize → detect → relate → resolve → judge → Report."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from promptguard.detect._interface import Detector
from promptguard.errors import DetectorError
from promptguard.judge import judge
from promptguard.masking.shield import is_hollow, shielded
from promptguard.model import Failure, Finding, Hit, Report, RuleId, Span
from promptguard.normalize.fold import normalize
from promptguard.normalize.text import NormalizedText
from promptguard.relate.allowed import without_allowed
from promptguard.relate.contexts import keep_company
from promptguard.relate.mentions import find_again
from promptguard.resolve import resolve
from promptguard.rulebook.schema import Rulebook


@dataclass(frozen=True, slots=True)
class Scanner:
    """Detectors and the rules to judge by; safe to share between threads."""

    detectors: tuple[Detector, ...]
    rulebook: Rulebook
    allow: frozenset[str] = frozenset()

    def scan(self, prompt: str) -> Report:
        """Check one draft."""
        seen = shielded(prompt)
        text = normalize(seen)
        hits, failures = self._detect(text)
        related = self.relate(text, hits)
        located = (text.locate(hit) for hit in resolve(related))
        findings = tuple(finding for finding in located if not is_hollow(seen[finding.span.start : finding.span.end]))
        return judge(_apart(findings), failures, self.rulebook.policy)

    def raised(self, prompt: str) -> frozenset[RuleId]:
        """The rules that a draft raises, before overlapping hits are resolved."""
        text = normalize(prompt)
        return frozenset(hit.rule for hit in self.relate(text, self._detect(text)[0]))

    def relate(self, text: NormalizedText, hits: Sequence[Hit]) -> tuple[Hit, ...]:
        """What remains of the hits, and what follows from them, when they are seen together."""
        needs: Mapping[RuleId, tuple[str, ...]] = {rule.id: rule.needs for rule in self.rulebook.rules if rule.needs}
        kept = keep_company(text, hits, needs, self.rulebook.contexts)
        again = keep_company(
            text, (*hits, *find_again(text, kept, self.rulebook.contexts)), needs, self.rulebook.contexts
        )
        return without_allowed(text, again, self.allow)

    def _detect(self, text: NormalizedText) -> tuple[list[Hit], list[Failure]]:
        hits: list[Hit] = []
        failures: list[Failure] = []
        for detector in self.detectors:
            try:
                hits.extend(detector.detect(text))
            except DetectorError as error:
                failures.append(Failure(detector.name, str(error)))
        return hits, failures


def _apart(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Hits that part inside one folded character (`㈱`) land on the same place: the later one begins behind it."""
    kept: list[Finding] = []
    for finding in findings:
        start = max(finding.span.start, kept[-1].span.end if kept else 0)
        if start < finding.span.end:
            kept.append(replace(finding, span=Span(start, finding.span.end)))
    return tuple(kept)
