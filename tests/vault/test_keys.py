"""The key lies in the system's key store where there is one, else in a file of the user's."""

from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringError, KeyringLocked

from promptguard.vault.keys import FILE, KEYRING, drop_key, find_key, make_key
from promptguard.vault.problems import Trouble, VaultError


class Store(KeyringBackend):
    """A key store in memory, which can be locked and can lie."""

    priority = 5

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}
        self.locked = False
        self.forgetful = False

    def get_password(self, service: str, username: str) -> str | None:
        self._refuse_when_locked()
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._refuse_when_locked()
        if not self.forgetful:
            self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._refuse_when_locked()
        del self.kept[service, username]

    def _refuse_when_locked(self) -> None:
        if self.locked:
            raise KeyringLocked


@pytest.fixture
def store(monkeypatch: pytest.MonkeyPatch) -> Store:
    made = Store()
    monkeypatch.setattr(keyring, "get_keyring", lambda: made)
    return made


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "vault.key"


def test_without_a_key_store_the_key_is_in_a_file(file: Path) -> None:
    place, key = make_key(file)
    assert (place, len(key), find_key(FILE, file)) == (FILE, 32, key)


def test_a_key_file_that_is_there_is_used_again(file: Path) -> None:
    assert make_key(file) == make_key(file)


def test_in_a_key_store_no_file_is_written(store: Store, file: Path) -> None:
    place, key = make_key(file)
    assert (place, file.exists(), find_key(KEYRING, file)) == (KEYRING, False, key)
    assert len(store.kept) == 1


@pytest.mark.parametrize("fault", ["locked", "forgetful"])
def test_a_key_store_that_does_not_keep_it_is_done_without(store: Store, file: Path, fault: str) -> None:
    setattr(store, fault, True)
    assert make_key(file)[0] == FILE


def test_a_locked_key_store_is_told(store: Store, file: Path) -> None:
    make_key(file)
    store.locked = True
    with pytest.raises(VaultError) as caught:
        find_key(KEYRING, file)
    assert caught.value.trouble is Trouble.KEY_STORE


def test_a_key_store_that_has_lost_the_key_is_told(store: Store, file: Path) -> None:
    make_key(file)
    store.kept.clear()
    with pytest.raises(VaultError) as caught:
        find_key(KEYRING, file)
    assert caught.value.trouble is Trouble.LOST_KEY


def test_a_key_store_that_is_gone_is_told(file: Path) -> None:
    with pytest.raises(VaultError) as caught:
        find_key(KEYRING, file)
    assert caught.value.trouble is Trouble.KEY_STORE


def test_dropping_takes_the_key_from_everywhere(store: Store, file: Path) -> None:
    make_key(file)
    file.write_text("x")
    drop_key(file)
    assert (store.kept, file.exists()) == ({}, False)


def test_every_error_of_key_stores_is_one_of_theirs() -> None:
    assert issubclass(KeyringLocked, KeyringError)
