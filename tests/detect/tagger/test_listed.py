from pathlib import Path

import pytest

from promptguard.detect._tagger import listed as module
from promptguard.detect._tagger.listed import KINDS, listed
from promptguard.errors import DetectorError


def test_a_surname_from_abroad_is_listed_as_one() -> None:
    assert "S" in listed("ジョンソン")


def test_a_place_is_listed_as_one() -> None:
    assert "L" in listed("ブリスベン")


def test_a_word_names_each_kind_once_and_in_order() -> None:
    assert listed("ワシントン") == "".join(kind for kind in KINDS if kind in listed("ワシントン"))


def test_an_unknown_word_names_nothing() -> None:
    assert listed("ホゲホゲフガフガ") == ""
    assert listed("") == ""


def test_a_list_that_cannot_be_read_is_a_failure_of_the_detector(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_FILE", tmp_path / "listed.bin")
    module._words.cache_clear()
    with pytest.raises(DetectorError, match=r"listed\.bin"):
        listed("ジョンソン")
    module._words.cache_clear()
