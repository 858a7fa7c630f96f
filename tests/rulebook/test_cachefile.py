import os
from pathlib import Path

from promptguard.rulebook.cachefile import read_cached, write_cached


def test_what_was_written_is_read(tmp_path: Path) -> None:
    file = tmp_path / "deep" / "a.bin"
    assert write_cached(file, b"body")
    assert read_cached(file) == b"body"
    assert [p.name for p in file.parent.iterdir()] == ["a.bin"]


def test_half_a_file_and_no_file_are_nothing(tmp_path: Path) -> None:
    file = tmp_path / "a.bin"
    write_cached(file, b"body")
    file.write_bytes(file.read_bytes()[:-1])
    assert read_cached(file) is None
    assert read_cached(tmp_path / "none") is None


def test_an_unwritable_place_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert not write_cached(tmp_path / "file" / "a.bin", b"body")


def test_the_file_is_the_users_alone(tmp_path: Path) -> None:
    file = tmp_path / "a.bin"
    write_cached(file, b"body")
    assert os.name == "nt" or file.stat().st_mode & 0o777 == 0o600


def test_old_files_of_a_kind_are_cleared_away(tmp_path: Path) -> None:
    other = tmp_path / "regex-1.bin"
    write_cached(other, b"body")
    for number in range(30):
        write_cached(tmp_path / f"yaml-{number}.json", b"body")
    assert len(list(tmp_path.glob("yaml-*"))) == 24
    assert (tmp_path / "yaml-29.json").exists()
    assert other.exists()
