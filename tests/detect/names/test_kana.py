import pytest

from promptguard.detect import _tokens
from promptguard.detect._names.kana import name_readings
from promptguard.errors import DetectorError


@pytest.mark.parametrize(("name", "reading"), [("田中", "タナカ"), ("降旗", "フルハタ"), ("太郎", "タロウ")])
def test_the_lexicon_knows_how_names_are_read(name: str, reading: str) -> None:
    assert reading in name_readings(name)


@pytest.mark.parametrize("name", ["", "タナカ", "Tanaka", "\ud83d", "便箋"])
def test_what_is_no_name_in_kanji_has_no_reading(name: str) -> None:
    assert name_readings(name) == frozenset()


def test_without_the_lexicon_there_are_no_readings(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> None:
        raise OSError

    monkeypatch.setattr(_tokens, "sudachi", refuse)
    _tokens.named_readings.cache_clear()
    assert name_readings("田中") == frozenset()
    with pytest.raises(DetectorError):
        _tokens.named_readings("田中")
