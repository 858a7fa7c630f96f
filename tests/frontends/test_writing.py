"""Whatever happens while a file is written, the old one stays whole until the new one is."""

import errno
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from promptguard.dictionary.load import load_file
from promptguard.errors import SourceError, Told
from promptguard.frontends.writing import read_whole, replace_bytes, replace_whole

OLD = "category: client\nentries: [アオバ電装]\n"
NEW = "category: client\nentries: [アオバ電装, ミナト工機]\n"

KILLED = """
import os, signal, sys
from pathlib import Path
from promptguard.frontends.writing import read_whole, replace_whole
file = Path(sys.argv[1])
text, before = read_whole(file)
replace_whole(file, text + "x" * 1_000_000, before, lambda _: os.kill(os.getpid(), signal.SIGKILL))
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "clients.yaml"
    path.write_bytes(OLD.encode())
    return path


def test_a_file_is_replaced_and_nothing_else_is_left(file: Path) -> None:
    replace_whole(file, NEW, read_whole(file)[1], load_file)
    assert file.read_text(encoding="utf-8") == NEW
    assert list(file.parent.iterdir()) == [file]


def test_a_new_file_and_its_folder_are_made(tmp_path: Path) -> None:
    path = tmp_path / "辞書" / "a.yaml"
    assert read_whole(path) == ("", None)
    replace_whole(path, NEW, None, load_file)
    assert path.read_text(encoding="utf-8") == NEW


def test_what_could_not_be_read_again_is_not_put_in_place(file: Path) -> None:
    with pytest.raises(SourceError, match=r"clients\.yaml:2: entries"):
        replace_whole(file, "category: client\nentries: [の]\n", OLD.encode(), load_file)
    assert file.read_text(encoding="utf-8") == OLD
    assert list(file.parent.iterdir()) == [file]


def test_a_full_disk_leaves_the_old_file(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: Any) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(SourceError, match="元のファイルはそのまま"):
        replace_whole(file, NEW, OLD.encode(), load_file)
    assert file.read_text(encoding="utf-8") == OLD
    assert list(file.parent.iterdir()) == [file]


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL is not there")
def test_a_process_killed_in_the_middle_leaves_the_old_file(file: Path) -> None:
    run = subprocess.run([sys.executable, "-c", KILLED, str(file)], check=False)
    assert run.returncode == -9
    assert file.read_text(encoding="utf-8") == OLD


def test_what_a_killed_process_left_is_no_dictionary(file: Path) -> None:
    from promptguard.dictionary.load import dictionary_files

    (file.parent / f".{file.name}.1.tmp").write_text("half", encoding="utf-8")
    assert dictionary_files([file.parent]) == [file]


def test_a_change_by_somebody_else_is_not_overwritten(file: Path) -> None:
    _, before = read_whole(file)
    file.write_text(NEW, encoding="utf-8")
    with pytest.raises(SourceError, match="別の人"):
        replace_whole(file, OLD, before, load_file)
    assert file.read_text(encoding="utf-8") == NEW


def test_line_ends_and_the_mark_of_notepad_stay(file: Path) -> None:
    file.write_bytes(b"\xef\xbb\xbf" + OLD.replace("\n", "\r\n").encode())
    text, before = read_whole(file)
    assert text == OLD.replace("\n", "\r\n")
    replace_whole(file, text, before, load_file)
    assert file.read_bytes() == before


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")
def test_a_link_is_followed_and_stays_one(file: Path) -> None:
    link = file.with_name("link.yaml")
    link.symlink_to(file)
    replace_whole(link, NEW, OLD.encode(), load_file)
    assert link.is_symlink()
    assert file.read_text(encoding="utf-8") == NEW


@pytest.mark.skipif(os.name == "nt", reason="modes are not kept there")
def test_who_may_read_it_stays(file: Path) -> None:
    file.chmod(0o640)
    replace_whole(file, NEW, OLD.encode(), load_file)
    assert file.stat().st_mode & 0o777 == 0o640


@pytest.mark.skipif(os.name == "nt", reason="modes are not kept there")
def test_a_new_file_can_be_the_users_alone(tmp_path: Path) -> None:
    replace_bytes(tmp_path / "key", b"x", None, mode=0o600)
    assert (tmp_path / "key").stat().st_mode & 0o777 == 0o600


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(SourceError, match="書き込めません"):
        replace_whole(tmp_path / "file" / "a.yaml", NEW, None, load_file)


def test_another_encoding_is_told(file: Path) -> None:
    file.write_bytes("アオバ".encode("cp932"))
    with pytest.raises(SourceError) as told:
        read_whole(file)
    assert isinstance(told.value.expected, Told)
    assert told.value.expected.ja == "UTF-8 で保存してください。"
