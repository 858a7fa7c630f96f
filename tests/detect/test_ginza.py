import socket
from dataclasses import replace

import pytest

from promptguard.detect import ginza
from promptguard.detect._interface import Setup
from promptguard.errors import DetectorError
from promptguard.model import Category, Confidence, Entity, Hit, RuleId, SecondOpinion
from promptguard.normalize.fold import normalize
from promptguard.scan import Scanner


def test_it_is_built_only_where_it_is_asked_for(scanner: Scanner) -> None:
    assert ginza.build(Setup(scanner.rulebook)) is None
    assert ginza.build(Setup(scanner.rulebook, second_opinion=SecondOpinion.ALWAYS)) is not None


def test_a_model_that_fails_is_a_failure_not_an_empty_result() -> None:
    class Breaking:
        def analyze(self, *_: object, **__: object) -> None:
            raise RuntimeError("the text would stand here")

    with pytest.raises(DetectorError, match="RuntimeError") as caught:
        ginza._analyze(Breaking(), "text")
    assert "would stand" not in str(caught.value)


def weak(text: str, name: str, entity: str = "PERSON") -> Hit:
    at = text.index(name)
    return Hit(RuleId("r"), Entity(entity), Category.PERSONAL, Confidence.WEAK, at, at + len(name))


def test_in_doubt_it_is_asked_only_where_a_name_is_weak(scanner: Scanner, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def ask(_: object, piece: str) -> list[object]:
        asked.append(piece)
        return []

    monkeypatch.setattr(ginza, "_analyzer", lambda: None)
    monkeypatch.setattr(ginza, "_analyze", ask)
    reader = ginza.second_reader(Setup(scanner.rulebook, second_opinion=SecondOpinion.AUTO))
    assert reader
    draft = "前置き\n" * 200 + "鴨志田が来た\n" + "後書き\n" * 200
    sure = replace(weak(draft, "鴨志田"), confidence=Confidence.LIKELY)
    assert list(reader.reread(normalize(draft), [sure])) == [sure]
    assert asked == []
    reader.reread(normalize(draft), [weak(draft, "鴨志田")])
    assert len(asked) == 1
    assert "鴨志田が来た" in asked[0]
    assert len(asked[0]) < len(draft) / 2


def test_names_that_it_confirms_become_likely(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ginza, "_names_in", lambda *_: [("PERSON", 0, 3), ("ORGANIZATION", 5, 8)])
    text = "鴨志田と、山小屋"
    hits = [weak(text, "鴨志田"), weak(text, "山小屋"), weak(text, "山小屋", "ORGANIZATION")]
    raised = [hit.confidence for hit in ginza.Doubts().reread(normalize(text), hits)]
    assert raised == [Confidence.LIKELY, Confidence.WEAK, Confidence.LIKELY]


def test_there_is_one_way_for_each_setting(scanner: Scanner) -> None:
    ways = {
        opinion: (ginza.build(setup) is not None, ginza.second_reader(setup) is not None)
        for opinion in SecondOpinion
        for setup in [Setup(scanner.rulebook, second_opinion=opinion)]
    }
    assert ways == {
        SecondOpinion.NEVER: (False, False), SecondOpinion.AUTO: (False, True), SecondOpinion.ALWAYS: (True, False),
    }  # fmt: skip


@pytest.mark.slow
def test_persons_and_companies_are_found_without_any_connection(
    scanner: Scanner, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    detector = ginza.build(Setup(scanner.rulebook, second_opinion=SecondOpinion.ALWAYS))
    assert detector
    text = normalize("昨日、山本健太郎が日本橋商事株式会社に連絡した。" * 400)
    hits = list(detector.detect(text))
    assert {h.entity for h in hits} == {"PERSON", "ORGANIZATION"}
    assert {text.text[h.start : h.end] for h in hits if h.entity == "PERSON"} == {"山本健太郎"}
