import socket

import pytest

from promptguard.detect import ginza
from promptguard.detect._interface import Setup
from promptguard.errors import DetectorError
from promptguard.normalize.fold import normalize
from promptguard.scan import Scanner


def test_it_is_built_only_where_it_is_asked_for(scanner: Scanner) -> None:
    assert ginza.build(Setup(scanner.rulebook)) is None
    assert ginza.build(Setup(scanner.rulebook, second_opinion=True)) is not None


def test_a_model_that_fails_is_a_failure_not_an_empty_result() -> None:
    class Breaking:
        def analyze(self, *_: object, **__: object) -> None:
            raise RuntimeError("the text would stand here")

    with pytest.raises(DetectorError, match="RuntimeError") as caught:
        ginza._analyze(Breaking(), "text")
    assert "would stand" not in str(caught.value)


@pytest.mark.slow
def test_persons_and_companies_are_found_without_any_connection(
    scanner: Scanner, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    detector = ginza.build(Setup(scanner.rulebook, second_opinion=True))
    assert detector
    text = normalize("昨日、山本健太郎が日本橋商事株式会社に連絡した。" * 400)
    hits = list(detector.detect(text))
    assert {h.entity for h in hits} == {"PERSON", "ORGANIZATION"}
    assert {text.text[h.start : h.end] for h in hits if h.entity == "PERSON"} == {"山本健太郎"}
