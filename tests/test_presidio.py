"""Japanese for Presidio, and Presidio's recognisers inside promptguard."""

import json
import re
import socket
import urllib.request
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
import spacy
from presidio_analyzer import AnalyzerEngine, EntityRecognizer, Pattern, PatternRecognizer, RecognizerResult
from presidio_analyzer.nlp_engine import SpacyNlpEngine

from promptguard.errors import DetectorError
from promptguard.model import Action, Category, Confidence
from promptguard.presidio import add_japanese, japanese_recognizers, with_recognizers
from promptguard.scan import Scanner
from promptguard.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
BLOCKS = re.findall(
    r"^```python\n(.*?)^```$", (ROOT / "docs/presidio.md").read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
)
DRAFT = "担当は㈱ミヤマ金物の鵜飼部長（０９０－００００－０１４２）です"


def english() -> AnalyzerEngine:
    """An analyzer as somebody may have it: English, no Japanese."""
    engine = SpacyNlpEngine([{"lang_code": "en", "model_name": "blank"}])
    engine.nlp = {"en": spacy.blank("en")}  # type: ignore[assignment]
    return AnalyzerEngine(nlp_engine=engine, supported_languages=["en"])


@pytest.fixture(scope="module")
def analyzer() -> AnalyzerEngine:
    return add_japanese(english(), Settings())


def found(analyzer: AnalyzerEngine, text: str, **options: Any) -> list[tuple[str, str]]:
    return [(r.entity_type, text[r.start : r.end]) for r in analyzer.analyze(text, language="ja", **options)]


def test_an_analyzer_learns_japanese(analyzer: AnalyzerEngine) -> None:
    assert found(analyzer, DRAFT) == [
        ("ORGANIZATION", "㈱ミヤマ金物"), ("PERSON", "鵜飼"), ("PHONE_NUMBER", "０９０－００００－０１４２"),
    ]  # fmt: skip


def test_only_what_is_asked_for_is_given(analyzer: AnalyzerEngine) -> None:
    assert found(analyzer, DRAFT, entities=["PERSON"]) == [("PERSON", "鵜飼")]


def test_scores_follow_confidence(analyzer: AnalyzerEngine) -> None:
    assert found(analyzer, DRAFT, score_threshold=0.9) == []
    assert found(analyzer, "個人番号：6214 9832 0257", score_threshold=0.9) == [("JP_MY_NUMBER", "6214 9832 0257")]


def test_other_languages_stay_as_they_are(analyzer: AnalyzerEngine) -> None:
    text = "My card is 4012888888881881."
    before = [(r.entity_type, r.start, r.end) for r in english().analyze(text, language="en")]
    assert [(r.entity_type, r.start, r.end) for r in analyzer.analyze(text, language="en")] == before


def test_the_companys_dictionary_takes_part(tmp_path: Path) -> None:
    file = tmp_path / "clients.yaml"
    file.write_text("category: client\nentries: [株式会社アオバ電装]\n", encoding="utf-8")
    analyzer = add_japanese(english(), Settings(dictionaries=(file,)))
    assert found(analyzer, "ｱｵﾊﾞ電装の件", entities=["CLIENT"]) == [("CLIENT", "ｱｵﾊﾞ電装")]


def test_a_text_that_could_not_be_checked_is_an_error(scanner: Scanner, monkeypatch: pytest.MonkeyPatch) -> None:
    class Broken:
        name = "broken"

        def detect(self, _: object) -> None:
            raise DetectorError("out of order")

    names, *_ = japanese_recognizers(Settings())
    monkeypatch.setattr(names._scans, "_scanner", Scanner((Broken(),), scanner.rulebook))  # type: ignore[arg-type]
    with pytest.raises(DetectorError, match="broken: out of order"):
        names.analyze("鵜飼様", ["PERSON"])


def test_the_text_is_not_kept() -> None:
    names, *_ = japanese_recognizers(Settings())
    names.analyze("鵜飼様は来ない", ["PERSON"])
    assert "鵜飼" not in repr(names._scans._last)


class Desk(EntityRecognizer):
    """A recogniser in code, as companies have them."""

    def load(self) -> None:
        """Nothing to load."""

    def analyze(self, text: str, *_: object) -> list[RecognizerResult]:
        at = text.index("S-204")
        return [RecognizerResult("DESK", at, at + 5, 0.9)]


def test_a_companys_recogniser_takes_part_in_a_scan(scanner: Scanner) -> None:
    both = with_recognizers(scanner, [Desk(["DESK"], supported_language="ja")], {"DESK": Category.INTERNAL})
    (finding,) = both.scan("席はＳ－２０４です").findings
    assert (finding.entity, finding.category, finding.confidence) == ("DESK", Category.INTERNAL, Confidence.CERTAIN)
    assert (finding.span.start, finding.span.end) == (2, 7)


def test_one_that_raises_is_a_failure_and_says_nothing_of_the_text(scanner: Scanner) -> None:
    report = with_recognizers(scanner, [Desk(["DESK"], supported_language="ja")]).scan("鵜飼の席はない")
    assert [(f.detector, f.reason) for f in report.failures] == [("presidio", "Desk: ValueError")]
    assert report.action is Action.BLOCK


def test_one_that_gives_up_silently_is_a_failure(scanner: Scanner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("promptguard.presidio._PRESIDIO_GIVES_UP", 0.0)
    slow = PatternRecognizer("SEAT", patterns=[Pattern("seat", "S-[0-9]{3}", 0.6)], supported_language="ja")
    assert with_recognizers(scanner, [slow]).scan("席").failures[0].reason.startswith("PatternRecognizer: took longer")


def test_presidios_mail_recogniser_opens_no_connection(scanner: Scanner, monkeypatch: pytest.MonkeyPatch) -> None:
    from presidio_analyzer.predefined_recognizers import EmailRecognizer

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)
    both = with_recognizers(scanner, [EmailRecognizer(supported_language="ja")])
    report = both.scan("宛先 info@aoba-denso.co.jp")
    assert report.failures == ()
    assert "EMAIL_ADDRESS" in {finding.entity for finding in report.findings}


@pytest.mark.parametrize("block", BLOCKS, ids=range(len(BLOCKS)))
def test_the_blocks_of_the_documentation_run(block: str, monkeypatch: pytest.MonkeyPatch) -> None:
    class Anonymizer:
        def __init__(self) -> None:
            self.add_recognizer = english().registry.add_recognizer

    monkeypatch.chdir(ROOT)
    exec(compile(block, "docs/presidio.md", "exec"), {"analyzer": english(), "anonymizer": Anonymizer()})  # noqa: S102


def test_the_example_service_answers_as_presidios_own() -> None:
    spec = spec_from_file_location("server", ROOT / "examples/presidio/server.py")
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    server = module.serve(0)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        body = json.dumps({"text": DRAFT, "language": "ja"}).encode()
        address = f"http://127.0.0.1:{server.server_port}/analyze"
        with urllib.request.urlopen(urllib.request.Request(address, body), timeout=60) as answer:
            results = json.load(answer)
    finally:
        server.shutdown()
        server.server_close()
    assert [(r["entity_type"], DRAFT[r["start"] : r["end"]]) for r in results] == [
        ("ORGANIZATION", "㈱ミヤマ金物"), ("PERSON", "鵜飼"), ("PHONE_NUMBER", "０９０－００００－０１４２"),
    ]  # fmt: skip


def test_the_companys_number_forms_are_found_under_their_own_entity(tmp_path: Path) -> None:
    (tmp_path / "numbers.yaml").write_text(
        "category: client\npatterns: [{regex: 'HS-[0-9]{5}', entity: PERSONAL_ID, examples: {match: [HS-20415]}}]\n",
        encoding="utf-8",
    )
    analyzer = add_japanese(english(), Settings(dictionaries=(tmp_path / "numbers.yaml",)))
    found = analyzer.analyze("会員はHS-20415です", "ja", entities=["PERSONAL_ID"])
    assert [(each.start, each.end) for each in found] == [(3, 11)]
