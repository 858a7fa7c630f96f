import time
from dataclasses import replace
from pathlib import Path

import pytest

from promptguard.dictionary import index as module
from promptguard.dictionary.index import Index, Look, look_at, looks_of, note_reached, read_index, write_index

LOOK = Look("a.yaml", 10, 1_000_000_000_000, 7)
INDEX = Index((LOOK,), (LOOK,), 1_010.0, 1_010.0)


def test_an_index_comes_back(tmp_path: Path) -> None:
    write_index(tmp_path / "source-1.json", INDEX)
    assert read_index(tmp_path / "source-1.json") == INDEX


def test_without_an_index_nothing_is_known(tmp_path: Path) -> None:
    assert read_index(tmp_path / "source-1.json") is None


@pytest.mark.parametrize("change", [{"size": 11}, {"written": 1}, {"inode": 8}, {"path": "b.yaml"}])
def test_a_file_that_looks_otherwise_is_not_current(change: dict[str, int]) -> None:
    assert INDEX.is_current((LOOK,))
    assert not INDEX.is_current((replace(LOOK, **change),))  # type: ignore[arg-type]
    assert not INDEX.is_current((LOOK, LOOK))


def test_a_file_written_just_before_it_was_read_is_not_trusted() -> None:
    assert not replace(INDEX, read=1_001.0).is_current((LOOK,))


def test_when_a_source_was_reached_is_written_once_an_hour(tmp_path: Path) -> None:
    file = tmp_path / "source-1.json"
    note_reached(file, INDEX, 1_020.0)
    assert not file.exists()
    note_reached(file, INDEX, 9_000.0)
    assert read_index(file) == replace(INDEX, reached=9_000.0)


def test_a_missing_source_is_out_of_reach(tmp_path: Path) -> None:
    assert looks_of(tmp_path / "none", None) is None


def test_a_file_is_its_own_source(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text("entries: [甲乙]", encoding="utf-8")
    assert looks_of(file, INDEX) == (look_at(file),)


def test_a_share_that_does_not_answer_is_out_of_reach(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_PATIENCE_SECONDS", 0.01)

    def waiting(_: Path) -> list[Path]:
        time.sleep(0.5)
        return []

    monkeypatch.setattr(module, "source_files", waiting)
    assert looks_of(tmp_path, INDEX) is None
