"""Names of persons and bodies: frames (honorifics, labels, chat, mail) and a tagger on Sudachi tokens.

The word lists are `rules/contexts/names.yaml`; the rules, with names, advice and proofs, are `rules/names/`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from promptguard.detect._interface import Detector, Setup, rules_of
from promptguard.detect._names.honorifics import beside_honorific
from promptguard.detect._names.labels import behind_label, behind_role, behind_section
from promptguard.detect._names.lexicon import bare, full
from promptguard.detect._names.reading import Reading
from promptguard.detect._names.speakers import speaking
from promptguard.detect._names.tagged import RULES, tagged
from promptguard.detect._names.words import Words
from promptguard.model import Hit
from promptguard.normalize.text import NormalizedText
from promptguard.rulebook.compiled import Expressions, expressions
from promptguard.rulebook.load import cache_folder
from promptguard.rulebook.schema import Rule

_CONTEXT = "names"
_FRAMES = (
    ("person-honorific", beside_honorific),
    ("person-label", behind_label),
    ("person-label", behind_role),
    ("person-label", behind_section),
    ("person-speaker", speaking),
    ("person-full-name", full),
    ("person-known-name", bare),
)
"""Ways in which names stand, and the rule that each stands for."""


def build(setup: Setup) -> Detector | None:
    """The detector for the rules that name it; None where a rulebook has neither rules nor word lists."""
    rules = rules_of(setup, "names", (*(rule for rule, _ in _FRAMES), *RULES.values()))
    context = setup.rulebook.contexts.get(_CONTEXT)
    if not rules or context is None:
        return None
    excluded = expressions([p for r in rules.values() for p in r.exclude], setup.rulebook.macros, cache_folder())
    return Names(rules, Words(context.lists), excluded)


@dataclass(frozen=True, slots=True)
class Names:
    """Finds names by where they stand and what the lexicon knows."""

    rules: Mapping[str, Rule]
    words: Words
    expressions: Expressions
    name: str = "names"

    def detect(self, text: NormalizedText) -> Iterator[Hit]:
        """All names; the bare ones are kept only in company (their rule `needs` it)."""
        if not text.text.strip():
            return
        reading = Reading(text, self.words)
        for rule_id, frame in _FRAMES:
            rule = self.rules.get(rule_id)
            if rule and rule.worth.label:
                for start, end in frame(reading):
                    yield Hit(rule.id, rule.entity, rule.category, rule.worth.label, start, end)
        yield from self._tagged(reading)

    def _tagged(self, reading: Reading) -> Iterator[Hit]:
        for rule_id, likely, start, end in tagged(reading):
            rule = self.rules.get(rule_id)
            confidence = rule and (rule.worth.label if likely else rule.worth.shape)
            if rule and confidence and not self._excluded(rule, reading.text[start:end]):
                yield Hit(rule.id, rule.entity, rule.category, confidence, start, end)

    def _excluded(self, rule: Rule, value: str) -> bool:
        return self.words.barred(value) or any(self.expressions.get(p).fullmatch(value) for p in rule.exclude)
