import sqlite3
from pathlib import Path

import pytest

from promptguard.vault import store
from promptguard.vault.problems import Trouble, VaultError
from promptguard.vault.store import reading, remove, writing


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "v" / "vault.sqlite3"


def fill(file: Path, rows: int) -> None:
    with writing(file) as connection:
        connection.executemany("INSERT INTO meta VALUES (?, ?)", [(str(n), b"x" * 1000) for n in range(rows)])


def fail_after_deleting(file: Path) -> None:
    with writing(file) as connection:
        connection.execute("DELETE FROM meta")
        raise ZeroDivisionError


def overflow(file: Path) -> None:
    """Write to a disk on which two pages are left."""
    with writing(file) as connection:
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count = {pages + 2}")
        connection.executemany("INSERT INTO meta VALUES (?, ?)", [(f"n{n}", b"y" * 4000) for n in range(50)])


def count(file: Path) -> int:
    with reading(file) as connection:
        (number,) = connection.execute("SELECT COUNT(*) FROM meta").fetchone()
    return int(number)


def test_what_is_written_is_there(file: Path) -> None:
    fill(file, 3)
    assert count(file) == 3


def test_a_transaction_is_kept_whole_or_not_at_all(file: Path) -> None:
    fill(file, 1)
    with pytest.raises(ZeroDivisionError):
        fail_after_deleting(file)
    assert count(file) == 1


def test_a_full_disk_is_told_and_what_was_there_stays(file: Path) -> None:
    fill(file, 5)
    with pytest.raises(VaultError) as caught:
        overflow(file)
    assert caught.value.trouble is Trouble.FULL
    assert count(file) == 5


def test_two_writers_take_turns_and_one_that_waits_too_long_is_told(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(file, 1)
    monkeypatch.setattr(store, "_PATIENCE_S", 0.01)
    with writing(file), pytest.raises(VaultError) as caught, writing(file):
        pass
    assert caught.value.trouble is Trouble.BUSY


def test_an_empty_file_is_an_empty_vault(file: Path) -> None:
    file.parent.mkdir()
    file.write_bytes(b"")
    fill(file, 1)
    assert count(file) == 1


def test_an_interrupted_write_is_undone_when_it_is_opened_again(file: Path) -> None:
    fill(file, 5)
    journal = file.with_name(f"{file.name}-journal")
    connection = sqlite3.connect(file, isolation_level=None)
    connection.execute("PRAGMA cache_size = 1")
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("UPDATE meta SET value = zeroblob(1000)")
    half, undo = file.read_bytes(), journal.read_bytes()
    connection.execute("ROLLBACK")
    connection.close()
    file.write_bytes(half)
    journal.write_bytes(undo)
    with reading(file) as opened:
        assert opened.execute("SELECT COUNT(*) FROM meta WHERE value = zeroblob(1000)").fetchone() == (0,)


def test_removing_takes_everything(file: Path) -> None:
    fill(file, 1)
    file.with_name(f"{file.name}-journal").write_bytes(b"")
    remove(file)
    assert list(file.parent.iterdir()) == []


def test_reading_needs_a_file(file: Path) -> None:
    with pytest.raises(VaultError) as caught, reading(file):
        pass
    assert caught.value.trouble is Trouble.CLOSED
