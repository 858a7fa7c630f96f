"""The key of the vault: in the system's key store where there is one, else in a file that only the user can read."""

import base64
import binascii
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from promptguard.vault.problems import Trouble, VaultError
from promptguard.vault.sealing import new_key

KEYRING, FILE = "keyring", "file"
_SERVICE = "promptguard vault"
_KEY_BYTES = 32


def make_key(file: Path) -> tuple[str, bytes]:
    """A new key and where it is kept now; a key file that is there already is used again.

    Raises:
        VaultError: it can be kept nowhere.
    """
    if file.exists():
        return FILE, _from_file(file)
    key = new_key()
    if _to_keyring(str(file), key):
        return KEYRING, key
    _to_file(file, key)
    return FILE, key


def find_key(kept: str, file: Path) -> bytes:
    """The key that was made before.

    Raises:
        VaultError: it is gone, or its place cannot be used.
    """
    return _from_keyring(file) if kept == KEYRING else _from_file(file)


def drop_key(file: Path) -> None:
    """Delete the key wherever it is kept."""
    file.unlink(missing_ok=True)
    store = _store()
    if store is None:
        return
    with _unlocked(file):
        if store.get_password(_SERVICE, str(file)) is not None:
            store.delete_password(_SERVICE, str(file))


def _from_file(file: Path) -> bytes:
    try:
        return _decoded(file.read_bytes(), file)
    except FileNotFoundError:
        raise VaultError(Trouble.LOST_KEY, file) from None
    except OSError:
        raise VaultError(Trouble.CLOSED, file) from None


def _to_file(file: Path, key: bytes) -> None:
    """Write beside and move into place: the file is whole or not there."""
    draft = file.with_suffix(f".{os.getpid()}.tmp")
    try:
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as opened:
            opened.write(base64.b64encode(key))
            opened.flush()
            os.fsync(opened.fileno())
        draft.replace(file)
    except OSError:
        raise VaultError(Trouble.CLOSED, file) from None
    finally:
        draft.unlink(missing_ok=True)  # a full disk must not leave a key behind


def _decoded(text: bytes, file: Path) -> bytes:
    try:
        key = base64.b64decode(text, validate=True)
    except binascii.Error:
        key = b""
    if len(key) != _KEY_BYTES:
        raise VaultError(Trouble.WRONG_KEY, file)
    return key


def _store() -> Any:  # noqa: ANN401 - keyring is imported only here
    """The system's key store; None where there is none that deserves the name."""
    import keyring

    backend = keyring.get_keyring()
    return backend if backend.priority >= 1 else None  # files and stand-ins have less


@contextmanager
def _unlocked(file: Path) -> Iterator[None]:
    """A key store that refuses becomes an error with a remedy."""
    from keyring.errors import KeyringError

    try:
        yield
    except (KeyringError, OSError, RuntimeError):
        raise VaultError(Trouble.KEY_STORE, file) from None


def _to_keyring(name: str, key: bytes) -> bool:
    """Whether the key store has it now; where it refuses, the file is used."""
    store, text = _store(), base64.b64encode(key).decode()
    if store is None:
        return False
    try:
        with _unlocked(Path(name)):
            store.set_password(_SERVICE, name, text)
            return bool(store.get_password(_SERVICE, name) == text)
    except VaultError:
        return False


def _from_keyring(file: Path) -> bytes:
    store = _store()
    if store is None:
        raise VaultError(Trouble.KEY_STORE, file)
    with _unlocked(file):
        text = store.get_password(_SERVICE, str(file))
    if text is None:
        raise VaultError(Trouble.LOST_KEY, file)
    return _decoded(text.encode(), file)
