"""Names of persons: frames (honorifics, labels, chat, mail) on Sudachi tokens.

The word lists are `rules/contexts/names.yaml`; the rules, with names, advice and proofs, are `rules/names/`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from promptguard.detect import _frames
from promptguard.detect._interface import Detector, Setup
from promptguard.detect._person import Words
from promptguard.detect._reading import Reading
from promptguard.model import Hit
from promptguard.normalize.text import NormalizedText
from promptguard.rulebook.schema import Rule

_CONTEXT = "names"


def build(setup: Setup) -> Detector | None:
    """The detector for the rules that name it; None where a rulebook has neither rules nor word lists."""
    rules = {str(rule.id): rule for rule in setup.rulebook.rules if rule.detector == "names"}
    context = setup.rulebook.contexts.get(_CONTEXT)
    return Names(rules, Words(context.lists)) if rules and context else None


@dataclass(frozen=True, slots=True)
class Names:
    """Finds names by where they stand and what the lexicon knows."""

    rules: Mapping[str, Rule]
    words: Words
    name: str = "names"

    def detect(self, text: NormalizedText) -> Iterator[Hit]:
        """All names; the bare ones are kept only in company (their rule `needs` it)."""
        if not text.text.strip():
            return
        for rule_id, places in _frames.every(Reading(text, self.words)):
            rule = self.rules.get(rule_id)
            for start, end in places if rule else ():
                confidence = rule.worth.label if rule else None
                if rule and confidence:
                    yield Hit(rule.id, rule.entity, rule.category, confidence, start, end)
