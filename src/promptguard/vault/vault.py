"""The vault as others use it: what a session knows, and keeping what a draft adds to it."""

import json
import secrets
import sqlite3
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

import platformdirs

from promptguard.masking.entries import Entry, Ledger
from promptguard.masking.masks import Masked
from promptguard.masking.plain import entry_of, entry_text
from promptguard.vault.keys import drop_key, find_key, make_key
from promptguard.vault.problems import Trouble, VaultError
from promptguard.vault.sealing import BrokenSealError, Seal
from promptguard.vault.store import reading, remove, writing

DEFAULT_SESSION = "default"
DEFAULT_HOURS = 24
HIDDEN = "\0"
"""Sessions whose name begins so are the program's own: no one can type it, no list shows them."""
_HOUR_S = 3600
_PROOF = b"promptguard"


@dataclass(frozen=True, slots=True)
class Kept:
    """What a session knows. `latest`: the placeholders of its last draft; `expires`: seconds since 1970."""

    name: str = DEFAULT_SESSION
    ledger: Ledger = field(default=Ledger(), repr=False)
    latest: frozenset[str] = frozenset()
    expires: float = 0


def vault_folder() -> Path:
    """The user's data folder: `~/.local/share/promptguard`, `%LOCALAPPDATA%/promptguard` and the like."""
    return Path(platformdirs.user_data_dir("promptguard", appauthor=False))


def _bytes(name: str) -> bytes:
    """A name may hold what the command line gave in another encoding."""
    return name.encode("utf-8", "surrogatepass")


@dataclass(frozen=True, slots=True)
class Vault:
    """The vault in a folder; `hours` is how long something is kept after it was last masked."""

    folder: Path
    hours: float = DEFAULT_HOURS
    clock: Callable[[], float] = field(default=time.time, repr=False)

    @property
    def file(self) -> Path:
        """The encrypted file."""
        return self.folder / "vault.sqlite3"

    @property
    def key_file(self) -> Path:
        """The key, where the system has no key store."""
        return self.folder / "vault.key"

    def recall(self, name: str = DEFAULT_SESSION) -> Kept:
        """What a session knows; nothing where there is no such session.

        Raises:
            VaultError: the vault or its key cannot be used.
        """
        if not self.file.exists():
            return Kept(name)
        self._sweep()
        with reading(self.file) as connection:
            seal = self._seal(connection)
            return self._kept(connection, seal, seal.tag(_bytes(name)), name) if seal else Kept(name)

    def keep(self, name: str, change: Callable[[Ledger], Masked]) -> Masked:
        """Mask with what a session knows, and keep what comes new. When this returns, it is on the disk.

        Raises:
            VaultError: it could not be kept; the vault is as it was.
        """
        with writing(self.file) as connection:
            seal = self._seal(connection) or self._new_seal(connection)
            self._clear(connection)
            tag = seal.tag(_bytes(name))
            before = self._kept(connection, seal, tag, name)
            masked = change(before.ledger if before.ledger.seed else Ledger(seed=secrets.token_bytes(16)))
            if masked.entries:
                self._write(connection, seal, tag, name, masked)
        return masked

    def sessions(self) -> tuple[Kept, ...]:
        """All sessions that are kept, the one that lasts longest first.

        Raises:
            VaultError: the vault or its key cannot be used.
        """
        if not self.file.exists():
            return ()
        self._sweep()
        with reading(self.file) as connection:
            seal = self._seal(connection)
            rows = connection.execute("SELECT tag FROM sessions WHERE expires > ?", (self.clock(),)) if seal else ()
            kept = [self._kept(connection, seal, tag) for (tag,) in rows] if seal else []
        return tuple(sorted(kept, key=lambda session: (-session.expires, session.name)))

    def forget(self, name: str) -> bool:
        """Delete one session; whether there was one.

        Raises:
            VaultError: the vault or its key cannot be used.
        """
        if not self.file.exists():
            return False
        with writing(self.file) as connection:
            seal = self._seal(connection)
            tag = seal.tag(_bytes(name)) if seal else b""
            found = connection.execute("DELETE FROM sessions WHERE tag = ?", (tag,)).rowcount
            connection.execute("DELETE FROM entries WHERE session = ?", (tag,))
        return bool(found)

    def forget_all(self) -> None:
        """Delete the vault and its key, readable or not."""
        remove(self.file)
        drop_key(self.key_file)

    def _seal(self, connection: sqlite3.Connection) -> Seal | None:
        """The seal of a vault; None where none was made yet."""
        if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'meta'").fetchone():
            return None
        meta = dict(connection.execute("SELECT name, value FROM meta"))
        if "proof" not in meta:
            return None
        seal = Seal(find_key(str(meta["key"]), self.key_file))
        try:
            seal.open(meta["proof"], b"proof")
        except BrokenSealError:
            raise VaultError(Trouble.WRONG_KEY, self.key_file) from None
        return seal

    def _new_seal(self, connection: sqlite3.Connection) -> Seal:
        place, key = make_key(self.key_file)
        seal = Seal(key)
        rows = [("key", place), ("proof", seal.close(_PROOF, b"proof"))]
        connection.executemany("INSERT INTO meta VALUES (?, ?)", rows)
        return seal

    def _sweep(self) -> None:
        """Delete what has outlived its time, where there is any: whoever only looks must not lengthen its life."""
        with reading(self.file) as connection:
            made = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'entries'").fetchone()
            due = made and connection.execute("SELECT 1 FROM entries WHERE expires <= ?", (self.clock(),)).fetchone()
        if due:
            with writing(self.file) as connection:
                self._clear(connection)

    def _clear(self, connection: sqlite3.Connection) -> None:
        """Delete what has outlived its time."""
        now = self.clock()
        connection.execute("DELETE FROM sessions WHERE expires <= ?", (now,))
        connection.execute("DELETE FROM entries WHERE expires <= ?", (now,))

    def _kept(self, connection: sqlite3.Connection, seal: Seal, tag: bytes, name: str = "") -> Kept:
        now = self.clock()
        row = connection.execute(
            "SELECT body, expires FROM sessions WHERE tag = ? AND expires > ?", (tag, now)
        ).fetchone()
        if row is None:
            return Kept(name)
        about: dict[str, Any] = json.loads(self._opened(seal, row[0], b"session" + tag))
        rows = connection.execute(
            "SELECT tag, body, draft FROM entries WHERE session = ? AND expires > ?", (tag, now)
        ).fetchall()
        entries = sorted(
            self._entries(seal, tag, rows), key=lambda each: (each[1].entity, each[1].number, each[1].part)
        )
        ledger = Ledger(
            tuple(entry for _, entry in entries), MappingProxyType(about["highest"]), bytes.fromhex(about["seed"])
        )
        latest = frozenset(entry.placeholder for draft, entry in entries if draft == about["draft"])
        return Kept(about["name"], ledger, latest, row[1])

    def _entries(self, seal: Seal, tag: bytes, rows: list[tuple[bytes, bytes, int]]) -> Iterator[tuple[int, Entry]]:
        for each, body, draft in rows:
            yield draft, entry_of(self._opened(seal, body, b"entry" + tag + each))

    def _opened(self, seal: Seal, sealed: bytes, place: bytes) -> bytes:
        try:
            return seal.open(sealed, place)
        except BrokenSealError:
            raise VaultError(Trouble.DAMAGED, self.file) from None

    def _write(self, connection: sqlite3.Connection, seal: Seal, tag: bytes, name: str, masked: Masked) -> None:
        expires = self.clock() + self.hours * _HOUR_S
        ((drafts,),) = connection.execute("SELECT COALESCE(MAX(draft), 0) + 1 FROM entries WHERE session = ?", (tag,))
        ledger = masked.ledger
        about = {"name": name, "seed": ledger.seed.hex(), "highest": dict(ledger.highest), "draft": drafts}
        body = seal.close(json.dumps(about).encode(), b"session" + tag)
        connection.execute("INSERT OR REPLACE INTO sessions VALUES (?, ?, ?)", (tag, body, expires))
        for entry in masked.entries:
            each = seal.tag(tag, entry.placeholder.encode("utf-8", "surrogatepass"))
            sealed = seal.close(entry_text(entry).encode(), b"entry" + tag + each)
            connection.execute(
                "INSERT OR REPLACE INTO entries VALUES (?, ?, ?, ?, ?)", (tag, each, sealed, drafts, expires)
            )
