import hashlib
import os
from pathlib import Path

import pytest

from promptguard.frontends.service import address
from promptguard.frontends.service.address import Key, identity, is_private, key_path, read_key, runtime_folder


@pytest.fixture
def key_file(runtime: Path) -> Path:
    runtime.mkdir(mode=0o700)
    file = runtime / "service.key"
    file.write_text(f"{'ab' * 32} 0", encoding="ascii")
    file.chmod(0o600)
    return file


def test_the_key_of_this_user_is_read(key_file: Path) -> None:
    assert key_path() == str(key_file)
    key = read_key()
    assert key is not None
    assert key.token == "ab" * 32


@pytest.mark.parametrize("mode", [0o644, 0o640, 0o602])
def test_a_key_that_others_can_read_is_no_key(key_file: Path, mode: int) -> None:
    key_file.chmod(mode)
    assert read_key() is None


def test_a_folder_that_others_can_enter_holds_no_key(key_file: Path) -> None:
    key_file.parent.chmod(0o755)
    assert read_key() is None


@pytest.mark.skipif(os.geteuid() != 0, reason="only the superuser can give files away")
def test_a_key_of_another_user_is_no_key(key_file: Path) -> None:
    os.chown(key_file, 12345, 12345)
    assert read_key() is None


def test_a_link_is_not_followed(key_file: Path, tmp_path: Path) -> None:
    moved = tmp_path / "moved"
    key_file.rename(moved)
    key_file.symlink_to(moved)
    assert not is_private(str(key_file))
    assert read_key() is None


@pytest.mark.parametrize("content", [b"", b"ab", b"zz" * 32, b"\xff\xfe", b"ab" * 32 + b" port", b"ab" * 31 + b" 0"])
def test_garbage_is_no_key(key_file: Path, content: bytes) -> None:
    key_file.write_bytes(content)
    assert read_key() is None


def test_no_service_has_run(runtime: Path) -> None:
    assert not runtime.exists()
    assert read_key() is None


def test_a_proof_is_that_of_the_standard_library() -> None:
    secret, nonce = b"s" * 32, b"n" * 16
    assert Key(secret).proof(nonce) == hashlib.blake2b(nonce, key=secret, digest_size=32, person=b"pg-service").digest()


def test_without_a_session_the_folder_is_named_after_the_user(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    assert runtime_folder() == str(tmp_path / f"promptguard-{os.getuid()}")


def test_on_windows_the_folder_lies_in_the_users_own_data(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(address, "HAS_SOCKETS", False)
    monkeypatch.setenv("LOCALAPPDATA", "C:/Users/u/AppData/Local")
    assert runtime_folder().replace("\\", "/") == "C:/Users/u/AppData/Local/promptguard/run"


def test_who_keeps_settings_elsewhere_is_somebody_else(monkeypatch: pytest.MonkeyPatch) -> None:
    before = identity()
    monkeypatch.setenv("XDG_CONFIG_HOME", "/elsewhere")
    assert identity() != before
