from pathlib import Path

from promptguard.rulebook.cachefile import read_bytes, write_bytes


def test_what_was_written_is_read(tmp_path: Path) -> None:
    file = tmp_path / "deep" / "a.bin"
    assert write_bytes(file, b"body")
    assert read_bytes(file) == b"body"
    assert [p.name for p in file.parent.iterdir()] == ["a.bin"]


def test_half_a_file_and_no_file_are_nothing(tmp_path: Path) -> None:
    file = tmp_path / "a.bin"
    write_bytes(file, b"body")
    file.write_bytes(file.read_bytes()[:-1])
    assert read_bytes(file) is None
    assert read_bytes(tmp_path / "none") is None


def test_an_unwritable_place_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert not write_bytes(tmp_path / "file" / "a.bin", b"body")
