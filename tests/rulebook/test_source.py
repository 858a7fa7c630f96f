from pathlib import Path

import pytest

from promptguard.errors import SourceError
from promptguard.rulebook.source import line_of, read_all, read_yaml, refuse_misnamed, unreadable, yaml_files


@pytest.mark.parametrize("content", [b"a: [", b"\xff\xff\xff: 1", b"a: !!python/object:os.system x"])
def test_what_is_no_yaml_is_an_error_with_the_file(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "bad.yaml"
    path.write_bytes(content)
    with pytest.raises(SourceError, match=r"bad\.yaml"):
        read_yaml(path)


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SourceError):
        read_yaml(tmp_path / "none.yaml")
    with pytest.raises(SourceError):
        read_all([tmp_path / "none.yaml"], tmp_path / "cache")


def test_line_of_follows_keys_as_far_as_they_lead(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("x: 1\ny:\n  - a\n  - b: 2\n", encoding="utf-8")
    assert line_of(path, ("y", 1, "b")) == 4
    assert line_of(path, ("y", 1, "missing")) == 4
    assert line_of(path, ("nothing",)) == 1


def test_the_cache_gives_the_same_and_notices_a_change(tmp_path: Path) -> None:
    path, cache = tmp_path / "a.yaml", tmp_path / "cache"
    path.write_text("x: 1\n", encoding="utf-8")
    assert read_all([path], cache) == read_all([path], cache) == {str(path): {"x": 1}}
    path.write_text("x: 2\n", encoding="utf-8")
    assert read_all([path], cache) == {str(path): {"x": 2}}


@pytest.mark.parametrize("damage", [b"", b"garbage", b"\xff\xff", b"00\n{}"])
def test_a_damaged_cache_is_rebuilt(tmp_path: Path, damage: bytes) -> None:
    path, cache = tmp_path / "a.yaml", tmp_path / "cache"
    path.write_text("x: 1\n", encoding="utf-8")
    read_all([path], cache)
    for file in cache.iterdir():
        file.write_bytes(damage)
    assert read_all([path], cache) == {str(path): {"x": 1}}


def test_without_a_writable_folder_there_is_no_cache_and_no_error(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("x: 1\n", encoding="utf-8")
    assert read_all([path], path / "not-a-folder") == {str(path): {"x": 1}}


@pytest.mark.parametrize("text", ["a: {x: 1, x: 2}\n", "- a: 1\n  a: 2\n", "'a': 1\na: 2\n"])
def test_a_key_that_stands_twice_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(SourceError):
        read_yaml(tmp_path / "a.yaml")


def test_the_same_key_in_different_places_is_no_repeat(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("- {a: &x 1}\n- {a: 2, b: {a: *x}}\n", encoding="utf-8")
    assert read_yaml(tmp_path / "a.yaml") == [{"a": 1}, {"a": 2, "b": {"a": 1}}]


def test_of_a_folder_all_yaml_files_are_read_in_order(tmp_path: Path) -> None:
    for name in ("b.yml", "a.YAML", "c.md", ".d.yaml", "sub/e.yaml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    assert [file.relative_to(tmp_path).as_posix() for file in yaml_files(tmp_path)] == ["a.YAML", "b.yml", "sub/e.yaml"]


def test_a_file_that_an_editor_named_txt_is_not_passed_over(tmp_path: Path) -> None:
    (tmp_path / "clients.yaml.txt").touch()
    with pytest.raises(SourceError, match=r"clients\.yaml に変えて"):
        yaml_files(tmp_path)
    refuse_misnamed(tmp_path / "notes.txt")


def test_what_the_system_refuses_is_told_with_its_reason() -> None:
    assert "読み込めません（x）" in unreadable(Path("a.yaml"), PermissionError(13, "x")).told("ja")
