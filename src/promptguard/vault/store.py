"""The file of the vault: SQLite, which survives a power cut and many processes at once. What it holds is sealed."""

import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from promptguard.vault.problems import Trouble, VaultError

SCHEMA = 1
_PATIENCE_S = 60
_TABLES = """
CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS sessions (tag BLOB PRIMARY KEY, body BLOB NOT NULL, expires REAL NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS entries (
  session BLOB NOT NULL, tag BLOB NOT NULL, body BLOB NOT NULL, draft INTEGER NOT NULL, expires REAL NOT NULL,
  PRIMARY KEY (session, tag)
) WITHOUT ROWID;
"""
_TROUBLES = {
    sqlite3.SQLITE_FULL: Trouble.FULL,
    sqlite3.SQLITE_BUSY: Trouble.BUSY,
    sqlite3.SQLITE_LOCKED: Trouble.BUSY,
    sqlite3.SQLITE_CORRUPT: Trouble.DAMAGED,
    sqlite3.SQLITE_NOTADB: Trouble.DAMAGED,
}


@contextmanager
def reading(file: Path) -> Iterator[sqlite3.Connection]:
    """An open vault, for reading; it must exist.

    Raises:
        VaultError: it cannot be opened or read.
    """
    with _told(file), closing(_connected(file)) as connection:
        _refuse_newer(connection, file)
        yield connection


@contextmanager
def writing(file: Path) -> Iterator[sqlite3.Connection]:
    """One transaction, alone: all of it is kept, or nothing. The file is made where there is none.

    Raises:
        VaultError: it cannot be opened or written; nothing has been changed.
    """
    with _told(file):
        _make(file)
        with closing(_connected(file)) as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                _prepare(connection, file)
                yield connection
                connection.execute("COMMIT")
            finally:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")


def remove(file: Path) -> None:
    """Delete the file with everything that belongs to it."""
    with _told(file):
        for each in (file, *(file.with_name(f"{file.name}-{kind}") for kind in ("journal", "wal", "shm"))):
            each.unlink(missing_ok=True)


def _make(file: Path) -> None:
    """An empty file that only the user can read, in a folder that only the user can open."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        os.close(os.open(file, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    except FileExistsError:
        if os.name != "nt" and stat.S_IMODE(file.stat().st_mode) & 0o077:
            file.chmod(0o600)


def _connected(file: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(
        f"{file.absolute().as_uri()}?mode=rw", uri=True, timeout=_PATIENCE_S, isolation_level=None
    )
    connection.execute("PRAGMA secure_delete = ON")
    connection.execute("PRAGMA synchronous = FULL")
    return connection


def _prepare(connection: sqlite3.Connection, file: Path) -> None:
    _refuse_newer(connection, file)
    for statement in filter(str.strip, _TABLES.split(";")):
        connection.execute(statement)
    connection.execute(f"PRAGMA user_version = {SCHEMA}")


def _refuse_newer(connection: sqlite3.Connection, file: Path) -> None:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version > SCHEMA:
        raise VaultError(Trouble.NEWER, file)


@contextmanager
def _told(file: Path) -> Iterator[None]:
    """What SQLite and the system complain about, as an error with a remedy."""
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        fallback = Trouble.DAMAGED if type(error) is sqlite3.DatabaseError else Trouble.CLOSED
        raise VaultError(_TROUBLES.get(code, fallback), file) from None
    except OSError as error:
        import errno

        raise VaultError(Trouble.FULL if error.errno == errno.ENOSPC else Trouble.CLOSED, file) from None
