"""What a detector is and what it is built from."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from promptguard.dictionary.schema import Dictionary
from promptguard.model import Hit
from promptguard.normalize.text import NormalizedText
from promptguard.rulebook.schema import Rulebook


@dataclass(frozen=True, slots=True)
class Setup:
    """Everything a detector may need. Building must be cheap: heavy things are loaded on the first `detect`."""

    rulebook: Rulebook
    dictionary: Dictionary
    second_opinion: bool = False


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
