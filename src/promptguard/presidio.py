"""For Presidio's users: Japanese for Presidio, and Presidio's recognisers inside promptguard.

`add_japanese` gives an `AnalyzerEngine` the language `ja`; `japanese_recognizers` are the same recognisers one by one,
for a registry of one's own. `with_recognizers` lets recognisers written for Presidio take part in a scan.
"""

import hashlib
import secrets
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from threading import Lock
from time import monotonic
from typing import Any

from presidio_analyzer import AnalysisExplanation, AnalyzerEngine, EntityRecognizer, RecognizerResult
from presidio_analyzer.nlp_engine import NlpArtifacts, NlpEngine
from presidio_analyzer.pattern_recognizer import REGEX_TIMEOUT_SECONDS

from promptguard.assemble import assemble
from promptguard.errors import DetectorError
from promptguard.model import Category, Confidence, Finding, Hit, Report
from promptguard.normalize.text import NormalizedText
from promptguard.rulebook.presidio import confidence_of, foreign_rule
from promptguard.rulebook.schema import Rule, Worth
from promptguard.scan import Scanner
from promptguard.settings import Settings, find_settings

LANGUAGE = "ja"
_NAME = "promptguard"
SCORES: Mapping[Confidence, float] = {Confidence.WEAK: 0.35, Confidence.LIKELY: 0.75, Confidence.CERTAIN: 1.0}
"""Presidio's score of each level of confidence; a `score_threshold` of 0.5 leaves out what shape alone tells."""
_PRESIDIO_GIVES_UP = float(REGEX_TIMEOUT_SECONDS)
"""Seconds after which Presidio drops an expression and logs it only; here that is a failure."""
_NAMES = frozenset({"PERSON", "ORGANIZATION"})
_DICTIONARY = "dictionary-"
_DICTIONARY_ENTITIES = frozenset({"CLIENT", "PROJECT_CODE", "INTERNAL_TERM", "PERSON", "DEAL_TERMS"})


class JapaneseRecognizer(EntityRecognizer):
    """One part of what promptguard finds, for Presidio. All parts of one set share one scan of a text."""

    def __init__(self, part: str, entities: Iterable[str], scans: "_Scans") -> None:
        """`part` is `names`, `dictionary` or `identifiers`."""
        self._part, self._scans = part, scans
        super().__init__(sorted(entities), name=f"{_NAME} {part}", supported_language=LANGUAGE)

    def load(self) -> None:
        """Nothing to do: the scanner loads on first use what it needs."""

    def analyze(self, text: str, entities: Sequence[str], nlp_artifacts: object = None) -> list[RecognizerResult]:
        """The findings of this part, in code points of `text`.

        Raises:
            DetectorError: the text could not be checked completely; nothing found so far counts as complete.
        """
        del nlp_artifacts  # promptguard reads the text itself
        report = self._scans.report(text)
        if report.failures:
            failure = report.failures[0]
            raise DetectorError(f"{failure.detector}: {failure.reason}")
        mine = (finding for finding in report.findings if _part(finding) == self._part)
        return [self._result(finding) for finding in mine if finding.entity in entities]

    def _result(self, finding: Finding) -> RecognizerResult:
        name, score = f"{_NAME} {self._part}", SCORES[finding.confidence]
        explained = AnalysisExplanation(name, score, textual_explanation=str(finding.rule))
        by = {RecognizerResult.RECOGNIZER_NAME_KEY: name, RecognizerResult.RECOGNIZER_IDENTIFIER_KEY: self.id}
        return RecognizerResult(str(finding.entity), finding.span.start, finding.span.end, score, explained, by)


def japanese_recognizers(settings: Settings | None = None) -> tuple[JapaneseRecognizer, ...]:
    """Recognisers for names, the company's dictionary, and identifiers with everything else that has a rule.

    `settings`: default is what `promptguard check` would use here (`promptguard.yaml`, else the shipped rules).

    Raises:
        SourceError: a rule, the dictionary or a setting is unusable.
    """
    scanner = assemble(settings or find_settings())
    scans = _Scans(scanner)
    rules = scanner.rulebook.rules
    entities = {str(rule.entity) for rule in rules}
    numbers = {str(rule.entity) for rule in rules if rule.id.startswith(_DICTIONARY)}  # the company's number forms
    return (
        JapaneseRecognizer("names", _NAMES, scans),
        JapaneseRecognizer("dictionary", _DICTIONARY_ENTITIES | numbers, scans),
        JapaneseRecognizer("identifiers", entities - _NAMES, scans),
    )


def add_japanese(analyzer: AnalyzerEngine, settings: Settings | None = None) -> AnalyzerEngine:
    """Teach an analyzer the language `ja`; its other languages stay as they are. Returns the same analyzer.

    Where its NLP engine has no Japanese model, none is needed: promptguard reads the text itself.
    """
    for recognizer in japanese_recognizers(settings):
        analyzer.registry.add_recognizer(recognizer)
    if LANGUAGE not in analyzer.nlp_engine.get_supported_languages():
        analyzer.nlp_engine = _WithJapanese(analyzer.nlp_engine)
    for languages in (analyzer.supported_languages, analyzer.registry.supported_languages):
        if LANGUAGE not in languages:
            languages.append(LANGUAGE)
    return analyzer


def with_recognizers(
    scanner: Scanner,
    recognizers: Sequence[EntityRecognizer],
    categories: Mapping[str, Category] | None = None,
    nlp_engine: NlpEngine | None = None,
) -> Scanner:
    """`scanner` with Presidio's recognisers beside its own detectors; one that fails becomes a `Failure`.

    `categories` says under which part of the policy an entity falls; default is that of a shipped rule for the same
    entity, else personal. `nlp_engine` is for recognisers that read its artifacts; it must speak `ja`.
    """
    _stay_offline()
    known = {str(rule.entity): rule.category for rule in scanner.rulebook.rules} | dict(categories or {})
    level = Worth(Confidence.LIKELY, Confidence.LIKELY, Confidence.LIKELY, Confidence.LIKELY)
    entities = sorted({entity for recognizer in recognizers for entity in recognizer.supported_entities})
    rules = {e: foreign_rule(f"presidio-{e}", e, e, known.get(e, Category.PERSONAL), level) for e in entities}
    book = replace(
        scanner.rulebook, rules=tuple(sorted((*scanner.rulebook.rules, *rules.values()), key=lambda r: r.id))
    )
    return replace(
        scanner, detectors=(*scanner.detectors, Foreign(tuple(recognizers), rules, nlp_engine)), rulebook=book
    )


def _stay_offline() -> None:
    """Presidio's e-mail recogniser asks tldextract, which would fetch its list of suffixes: it takes its own copy."""
    from tldextract import TLDExtract, tldextract

    tldextract.TLD_EXTRACTOR = TLDExtract(suffix_list_urls=(), cache_dir=None)


@dataclass(frozen=True, slots=True)
class Foreign:
    """Recognisers written for Presidio as one detector."""

    recognizers: tuple[EntityRecognizer, ...]
    rules: Mapping[str, Rule]
    nlp_engine: NlpEngine | None = None
    name: str = "presidio"

    def detect(self, text: NormalizedText) -> Iterator[Hit]:
        """What they find in the folded text.

        Raises:
            DetectorError: one of them raised, whatever it was: it is code from elsewhere.
        """
        for recognizer in self.recognizers:
            for result in self._results(recognizer, text.text):
                rule = self.rules[result.entity_type]
                level = confidence_of(result.score)
                yield Hit(rule.id, rule.entity, rule.category, level, result.start, result.end)

    def _results(self, recognizer: EntityRecognizer, text: str) -> Iterable[RecognizerResult]:
        started = monotonic()
        with ThreadPoolExecutor(1) as apart:  # whatever code from elsewhere raises is data there, never 'nothing found'
            asked = apart.submit(self._ask, recognizer, text)
        if error := asked.exception():
            raise DetectorError(f"{type(recognizer).__name__}: {type(error).__name__}")
        if monotonic() - started >= _PRESIDIO_GIVES_UP:
            raise DetectorError(f"{type(recognizer).__name__}: took longer than {_PRESIDIO_GIVES_UP:.0f} s")
        return [result for result in asked.result() if result.entity_type in self.rules and result.start < result.end]

    def _ask(self, recognizer: EntityRecognizer, text: str) -> Sequence[RecognizerResult]:
        artifacts: Any = self.nlp_engine.process_text(text, LANGUAGE) if self.nlp_engine else None
        return recognizer.analyze(text, recognizer.supported_entities, artifacts) or ()


class _WithJapanese(NlpEngine):
    """An NLP engine and Japanese without any model: its artifacts are empty."""

    def __init__(self, inner: NlpEngine) -> None:
        self._inner = inner

    def load(self) -> None:
        self._inner.load()

    def is_loaded(self) -> bool:
        return bool(self._inner.is_loaded())

    def process_text(self, text: str, language: str) -> NlpArtifacts:
        nothing: Any = []
        if language == LANGUAGE:
            return NlpArtifacts(nothing, nothing, [], [], self, language)
        return self._inner.process_text(text, language)

    def process_batch(
        self,
        texts: Iterable[str],
        language: str,
        batch_size: int = 1,
        n_process: int = 1,
        **options: Any,  # noqa: ANN401 - Presidio's signature
    ) -> Iterator[tuple[str, NlpArtifacts]]:
        if language != LANGUAGE:
            yield from self._inner.process_batch(texts, language, batch_size, n_process, **options)
            return
        for text in texts:
            yield text, self.process_text(text, language)

    def is_stopword(self, word: str, language: str) -> bool:
        return language != LANGUAGE and bool(self._inner.is_stopword(word, language))

    def is_punct(self, word: str, language: str) -> bool:
        return language != LANGUAGE and bool(self._inner.is_punct(word, language))

    def get_supported_entities(self) -> list[str]:
        return list(self._inner.get_supported_entities())

    def get_supported_languages(self) -> list[str]:
        return [*self._inner.get_supported_languages(), LANGUAGE]


class _Scans:
    """The report on the last text, kept under a keyed digest: the text itself is not."""

    def __init__(self, scanner: Scanner) -> None:
        self._scanner, self._key, self._lock = scanner, secrets.token_bytes(32), Lock()
        self._last: tuple[bytes, Report] | None = None

    def report(self, text: str) -> Report:
        """The report on a text; Presidio asks every recogniser in turn about the same one."""
        digest = hashlib.blake2b(text.encode("utf-8", "surrogatepass"), key=self._key).digest()
        with self._lock:
            if self._last and self._last[0] == digest:
                return self._last[1]
        report = self._scanner.scan(text)
        with self._lock:
            self._last = digest, report
        return report


def _part(finding: Finding) -> str:
    if finding.rule.startswith(_DICTIONARY):
        return "dictionary"
    return "names" if finding.entity in _NAMES else "identifiers"
