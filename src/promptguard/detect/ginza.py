"""Second opinion: Presidio with GiNZA. The only file that imports spaCy or Presidio, and only on first need.

What it alone finds is weak evidence: it calls ordinary words names in every other harmless draft. Its rules
therefore `need` a draft that is about persons already.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from promptguard.detect._interface import Detector, Setup, rules_of
from promptguard.detect._tokens import chunks
from promptguard.errors import DetectorError
from promptguard.model import Hit
from promptguard.normalize.text import NormalizedText
from promptguard.rulebook.schema import Rule

_LABELS: Mapping[str, str] = MappingProxyType(
    {
        "Person": "PERSON",
        "Company": "ORGANIZATION",
        "Company_Group": "ORGANIZATION",
        "Corporation_Other": "ORGANIZATION",
    }
)
"""GiNZA's labels (Sekine's extended hierarchy) that become entities; every other label is left alone."""
_RULES: Mapping[str, str] = MappingProxyType(
    {"PERSON": "person-second-opinion", "ORGANIZATION": "organization-second-opinion"}
)
_CHUNK = 4_000
"""Characters per call; GiNZA's memory grows with the length, and Sudachi's limit is far off."""


def build(setup: Setup) -> Detector | None:
    """The detector where the settings ask for a second opinion."""
    rules = rules_of(setup, "ginza", _RULES.values())
    return Ginza(rules) if setup.second_opinion and rules else None


@dataclass(frozen=True, slots=True)
class Ginza:
    """Persons and companies as GiNZA's tagger sees them."""

    rules: Mapping[str, Rule]
    name: str = "ginza"

    def detect(self, text: NormalizedText) -> Iterator[Hit]:
        """Its findings of two kinds; the first call loads the model (seconds)."""
        analyzer = _analyzer()
        for offset, piece in chunks(text.text, _CHUNK):
            if not piece.strip():
                continue
            for result in _analyze(analyzer, piece):
                rule = self.rules.get(_RULES.get(result.entity_type, ""))
                if rule and rule.worth.shape:
                    start, end = result.start + offset, result.end + offset
                    yield Hit(rule.id, rule.entity, rule.category, rule.worth.shape, start, end)


def _analyze(analyzer: Any, piece: str) -> Any:  # noqa: ANN401 - Presidio's types stay in this file
    try:
        return analyzer.analyze(piece, language="ja", entities=list(_RULES))
    except (ValueError, RuntimeError, MemoryError, UnicodeError) as error:
        raise DetectorError(type(error).__name__) from None


@lru_cache(maxsize=1)
def _analyzer() -> Any:  # noqa: ANN401 - Presidio's types stay in this file
    """Presidio with GiNZA and nothing else: none of its recognisers, so no e-mail check that would fetch a list.

    Raises:
        DetectorError: the packages or the model are not installed, or do not fit together.
    """
    import logging

    try:
        from presidio_analyzer import AnalyzerEngine, RecognizerRegistry
        from presidio_analyzer.nlp_engine import NerModelConfiguration, SpacyNlpEngine
        from presidio_analyzer.predefined_recognizers import SpacyRecognizer
    except ImportError as error:
        raise DetectorError(f"{error.name} is not installed") from None
    logging.getLogger("presidio-analyzer").setLevel(logging.ERROR)
    ner = NerModelConfiguration(
        model_to_presidio_entity_mapping=dict(_LABELS), labels_to_ignore=[], low_score_entity_names=[]
    )
    engine = SpacyNlpEngine([{"lang_code": "ja", "model_name": "ja_ginza"}], ner)
    try:
        engine.load()
    except (OSError, ValueError) as error:
        raise DetectorError(type(error).__name__) from None
    recognizer = SpacyRecognizer(supported_language="ja", supported_entities=list(_RULES))
    registry = RecognizerRegistry(recognizers=[recognizer], supported_languages=["ja"])
    return AnalyzerEngine(registry=registry, nlp_engine=engine, supported_languages=["ja"])
