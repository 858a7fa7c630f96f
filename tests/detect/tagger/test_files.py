from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from promptguard.detect._tagger import layers, listed, weights, words
from promptguard.detect._tagger.files import key_of, mapped
from promptguard.errors import DetectorError


def test_a_file_is_seen_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "some.bin"
    file.write_bytes(b"\x00\x01\x02")
    assert bytes(mapped(file)) == b"\x00\x01\x02"


@pytest.mark.parametrize("content", [None, b""])
def test_a_file_that_cannot_be_mapped_is_a_failure_of_the_detector(content: bytes | None, tmp_path: Path) -> None:
    file = tmp_path / "some.bin"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(DetectorError, match=r"some\.bin"):
        mapped(file)


@pytest.mark.parametrize(("module", "load"), [(weights, weights.weights), (layers, layers.layers)])
@pytest.mark.parametrize("content", [None, b"", b"another file altogether"])
def test_what_was_learnt_and_cannot_be_read_is_a_failure_of_the_detector(
    content: bytes | None,
    module: ModuleType,
    load: Callable[[], object],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    file = tmp_path / Path(module._FILE).name
    if content is not None:
        file.write_bytes(content)
    monkeypatch.setattr(module, "_FILE", file)
    load.cache_clear()  # type: ignore[attr-defined]
    with pytest.raises(DetectorError, match=file.name):
        load()
    load.cache_clear()  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("module", "ask"), [(words, lambda: words.group("佐藤")), (listed, lambda: listed.listed("ジョンソン"))]
)
def test_words_that_cannot_be_read_are_a_failure_of_the_detector(
    module: ModuleType, ask: Callable[[], object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / Path(module._FILE).name
    monkeypatch.setattr(module, "_FILE", file)
    module._words.cache_clear()
    with pytest.raises(DetectorError, match=file.name):
        ask()
    module._words.cache_clear()


def test_half_a_character_has_a_key_too() -> None:
    assert key_of("\ud842") != key_of("\ud843")


def test_the_key_is_the_crc_of_the_utf_8() -> None:
    assert key_of("123456789") == 0xCBF43926
