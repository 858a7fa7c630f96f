"""Second opinion: Presidio with GiNZA. The only file that imports spaCy or Presidio, and only on first need.

What it alone finds is weak evidence: it calls ordinary words names in every other harmless draft. Its rules
therefore `need` a draft that is about persons already.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from promptguard.detect._interface import Detector, SecondReader, Setup, rules_of
from promptguard.detect._tokens import chunks
from promptguard.errors import DetectorError
from promptguard.model import Confidence, Hit, SecondOpinion
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


_ENTITIES = frozenset(_RULES)
_AROUND = 200
"""Characters on either side of an unsure name that GiNZA reads with it."""


def build(setup: Setup) -> Detector | None:
    """The detector where the settings always ask for a second opinion."""
    rules = rules_of(setup, "ginza", _RULES.values())
    return Ginza(rules) if setup.second_opinion is SecondOpinion.ALWAYS and rules else None


def second_reader(setup: Setup) -> SecondReader | None:
    """The second reader where the settings ask for one only in doubt."""
    return Doubts() if setup.second_opinion is SecondOpinion.AUTO else None


@dataclass(frozen=True, slots=True)
class Ginza:
    """Persons and companies as GiNZA's tagger sees them."""

    rules: Mapping[str, Rule]
    name: str = "ginza"

    def detect(self, text: NormalizedText) -> Iterator[Hit]:
        """Its findings of two kinds; the first call loads the model (seconds)."""
        for entity, start, end in _names_in(text.text, [(0, len(text.text))]):
            rule = self.rules.get(_RULES.get(entity, ""))
            if rule and rule.worth.shape:
                yield Hit(rule.id, rule.entity, rule.category, rule.worth.shape, start, end)


@dataclass(frozen=True, slots=True)
class Doubts:
    """Weak names become likely where GiNZA sees one of their kind, too; a draft without any is not read again."""

    name: str = "ginza"

    def reread(self, text: NormalizedText, hits: Sequence[Hit]) -> Sequence[Hit]:
        """The hits, with the weak names that GiNZA confirms raised."""
        unsure = [hit for hit in hits if hit.entity in _ENTITIES and hit.confidence is Confidence.WEAK]
        if not unsure:
            return hits
        seen = list(_names_in(text.text, _surroundings(text.text, unsure)))
        sure = {hit for hit in unsure if any(_agrees(hit, *name) for name in seen)}
        return [replace(hit, confidence=Confidence.LIKELY) if hit in sure else hit for hit in hits]


def _surroundings(text: str, unsure: Iterable[Hit]) -> list[tuple[int, int]]:
    """The ranges to read: from line to line, each no farther than needed from a name, none of them twice."""
    ranges: list[tuple[int, int]] = []
    for hit in sorted(unsure, key=lambda h: h.start):
        start = text.rfind("\n", 0, max(0, hit.start - _AROUND)) + 1
        end = text.find("\n", hit.end + _AROUND)
        start, end = max(start, hit.start - _CHUNK // 2), min(len(text) if end < 0 else end, hit.end + _CHUNK // 2)
        if ranges and start <= ranges[-1][1]:
            ranges[-1] = ranges[-1][0], max(end, ranges[-1][1])
        else:
            ranges.append((start, end))
    return ranges


def _agrees(hit: Hit, entity: str, start: int, end: int) -> bool:
    """Whether GiNZA sees the same kind of name over more than half of the hit."""
    return hit.entity == entity and 2 * (min(hit.end, end) - max(hit.start, start)) > hit.end - hit.start


def _names_in(text: str, ranges: Iterable[tuple[int, int]]) -> Iterator[tuple[str, int, int]]:
    """Entity, start and end of every name that GiNZA sees; the first call loads the model (seconds)."""
    analyzer = _analyzer()
    for first, last in ranges:
        for offset, piece in chunks(text[first:last], _CHUNK):
            if piece.strip():
                for result in _analyze(analyzer, piece):
                    yield result.entity_type, result.start + offset + first, result.end + offset + first


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
