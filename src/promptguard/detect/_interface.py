"""What a detector is and what it is built from."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from promptguard.dictionary.lexicon import NOTHING, Lexicon
from promptguard.errors import SourceError, Told
from promptguard.model import Hit, RuleId
from promptguard.normalize.text import NormalizedText
from promptguard.rulebook.schema import Rule, Rulebook


@dataclass(frozen=True, slots=True)
class Setup:
    """Everything a detector may need. Building must be cheap: heavy things are loaded on the first `detect`.

    `today` is the day on which entries of the dictionary count or do not; without it, all of them count.
    """

    rulebook: Rulebook
    lexicon: Lexicon = NOTHING
    second_opinion: bool = False
    today: date | None = None


def rules_of(setup: Setup, detector: str, known: Iterable[str]) -> Mapping[str, Rule]:
    """The rules that name a detector, by id.

    Raises:
        SourceError: the detector does not know a rule that names it; it would never run.
    """
    rules = {str(rule.id): rule for rule in setup.rulebook.rules if rule.detector == detector}
    names = sorted(set(known))
    for rule in rules:
        if rule not in names:
            told = Told(
                f"この検出器が知っているルールは次のものだけです: {', '.join(names)}",
                f"this detector knows only: {', '.join(names)}",
            )
            raise SourceError(setup.rulebook.files.get(RuleId(rule), rule), None, "detector", told)
    return rules


class Detector(Protocol):
    """Finds hits in folded text; same text, same hits, in any thread."""

    @property
    def name(self) -> str:
        """The module's name; failures are reported under it."""

    def detect(self, text: NormalizedText) -> Iterable[Hit]:
        """All hits, in coordinates of the folded text.

        Raises:
            DetectorError: the detector could not finish; nothing it found so far counts as complete.
        """
