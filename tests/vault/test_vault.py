"""What is kept comes back, to its owner alone and for its time; what goes wrong loses nothing."""

import os
import sqlite3
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.vault.conftest import Clock, masking

from promptguard.vault.problems import Trouble, VaultError
from promptguard.vault.vault import Vault, vault_folder


def known(vault: Vault, session: str = "default") -> dict[str, str]:
    return {entry.placeholder: entry.original for entry in vault.recall(session).ledger.entries}


def trouble(vault: Vault) -> Trouble:
    with pytest.raises(VaultError) as caught:
        vault.recall()
    return caught.value.trouble


def test_what_was_kept_is_recalled(vault: Vault) -> None:
    assert vault.keep("default", masking("綾瀬川")).text == "【氏名1】様"
    assert known(vault) == {"【氏名1】": "綾瀬川"}


def test_a_session_goes_on_counting(vault: Vault) -> None:
    vault.keep("default", masking("綾瀬川"))
    assert vault.keep("default", masking("佐々倉")).text == "【氏名2】様"
    assert vault.keep("default", masking("綾瀬川")).text == "【氏名1】様"


def test_sessions_are_apart(vault: Vault) -> None:
    vault.keep("a", masking("綾瀬川"))
    assert vault.keep("b", masking("佐々倉")).text == "【氏名1】様"
    assert known(vault, "b") == {"【氏名1】": "佐々倉"}


def test_a_session_may_have_any_name(vault: Vault) -> None:
    for name in ("../x", "a\0b", "\udcff", "長" * 5000):
        vault.keep(name, masking("綾瀬川"))
        assert known(vault, name) == {"【氏名1】": "綾瀬川"}
    assert {path.name for path in vault.folder.iterdir()} == {"vault.key", "vault.sqlite3"}
    assert vault.forget("\udcff")


def test_the_latest_draft_is_known_from_the_others(vault: Vault) -> None:
    vault.keep("default", masking("綾瀬川"))
    vault.keep("default", masking("佐々倉"))
    assert vault.recall().latest == {"【氏名2】"}


def test_nothing_to_keep_makes_no_session(vault: Vault) -> None:
    from promptguard.masking.masks import Masked

    vault.keep("default", lambda _: Masked("x"))
    assert vault.sessions() == ()


def test_without_a_vault_nothing_is_known_and_none_is_made(vault: Vault) -> None:
    assert (known(vault), vault.sessions(), vault.forget("default")) == ({}, (), False)
    assert not vault.folder.exists()


def test_what_has_outlived_its_time_is_gone(vault: Vault, clock: Clock) -> None:
    vault.keep("default", masking("綾瀬川"))
    clock.now += 24 * 3600 - 1
    assert known(vault)
    clock.now += 1
    assert not known(vault)


def test_using_a_value_again_keeps_it_longer_and_the_others_not(vault: Vault, clock: Clock) -> None:
    vault.keep("default", masking("綾瀬川"))
    vault.keep("default", masking("佐々倉"))
    clock.now += 20 * 3600
    vault.keep("default", masking("綾瀬川"))
    clock.now += 20 * 3600
    assert known(vault) == {"【氏名1】": "綾瀬川"}


def test_a_number_is_not_given_again_while_the_session_lasts(vault: Vault, clock: Clock) -> None:
    vault.keep("default", masking("綾瀬川"))
    vault.keep("default", masking("佐々倉"))
    clock.now += 20 * 3600
    vault.keep("default", masking("綾瀬川"))
    clock.now += 20 * 3600
    assert vault.keep("default", masking("千本杉")).text == "【氏名3】様"


def test_what_has_outlived_its_time_is_deleted_with_the_next_draft(vault: Vault, clock: Clock) -> None:
    vault.keep("old", masking("綾瀬川"))
    clock.now += 25 * 3600
    vault.keep("new", masking("佐々倉"))
    with sqlite3.connect(vault.file) as connection:
        assert connection.execute("SELECT COUNT(*) FROM entries").fetchone() == (1,)
    connection.close()


def test_sessions_are_listed_the_longest_lasting_first(vault: Vault, clock: Clock) -> None:
    vault.keep("a", masking("綾瀬川"))
    clock.now += 60
    vault.keep("b", masking("佐々倉"))
    assert [session.name for session in vault.sessions()] == ["b", "a"]


def test_a_forgotten_session_is_gone_and_the_others_stay(vault: Vault) -> None:
    vault.keep("a", masking("綾瀬川"))
    vault.keep("b", masking("佐々倉"))
    assert vault.forget("a")
    assert (known(vault, "a"), known(vault, "b")) == ({}, {"【氏名1】": "佐々倉"})


def test_the_file_tells_neither_values_nor_names_of_sessions(vault: Vault) -> None:
    vault.keep("秘密の買収", masking("綾瀬川"))
    content = vault.file.read_bytes()
    assert not any(
        text.encode(code) in content for text in ("綾瀬川", "秘密の買収", "氏名") for code in ("utf-8", "utf-16-le")
    )


@pytest.mark.skipif(os.name == "nt", reason="Windows has access lists instead")
def test_nobody_else_can_read_it(vault: Vault) -> None:
    vault.keep("default", masking("綾瀬川"))
    modes = [stat.S_IMODE(path.stat().st_mode) for path in (vault.folder, vault.file, vault.key_file)]
    assert modes == [0o700, 0o600, 0o600]


@pytest.mark.skipif(os.name == "nt", reason="Windows has access lists instead")
def test_a_file_that_was_opened_to_others_is_closed_again(vault: Vault) -> None:
    vault.keep("default", masking("綾瀬川"))
    vault.file.chmod(0o644)
    vault.keep("default", masking("佐々倉"))
    assert stat.S_IMODE(vault.file.stat().st_mode) == 0o600


def test_a_lost_key_is_told_and_the_key_put_back_opens_the_vault(vault: Vault) -> None:
    vault.keep("default", masking("綾瀬川"))
    key = vault.key_file.read_bytes()
    vault.key_file.unlink()
    assert trouble(vault) is Trouble.LOST_KEY
    with pytest.raises(VaultError):
        vault.keep("default", masking("佐々倉"))
    vault.key_file.write_bytes(key)
    assert known(vault) == {"【氏名1】": "綾瀬川"}


@pytest.mark.parametrize("wrong", [b"", b"x", b"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", "鍵".encode()])
def test_a_wrong_key_is_told_and_changes_nothing(vault: Vault, wrong: bytes) -> None:
    vault.keep("default", masking("綾瀬川"))
    key = vault.key_file.read_bytes()
    vault.key_file.write_bytes(wrong)
    assert trouble(vault) is Trouble.WRONG_KEY
    with pytest.raises(VaultError):
        vault.keep("default", masking("佐々倉"))
    vault.key_file.write_bytes(key)
    assert known(vault) == {"【氏名1】": "綾瀬川"}


@pytest.mark.parametrize("damage", ["text", "middle", "half"])
def test_a_damaged_vault_is_told_and_left_as_it_is(vault: Vault, damage: str) -> None:
    vault.keep("default", masking("綾瀬川"))
    content = vault.file.read_bytes()
    broken = {
        "text": b"this is no vault" * 300,
        "middle": content[:4096] + b"\xff" * (len(content) - 4096),
        "half": content[: len(content) // 2],
    }[damage]
    vault.file.write_bytes(broken)
    assert trouble(vault) is Trouble.DAMAGED
    with pytest.raises(VaultError):
        vault.keep("default", masking("佐々倉"))
    assert vault.file.read_bytes() == broken


def test_a_changed_value_is_not_believed(vault: Vault) -> None:
    vault.keep("default", masking("綾瀬川"))
    connection = sqlite3.connect(vault.file)
    connection.execute("UPDATE entries SET body = zeroblob(60)")
    connection.commit()
    connection.close()
    assert trouble(vault) is Trouble.DAMAGED


def test_a_value_that_was_moved_to_another_session_is_not_believed(vault: Vault) -> None:
    vault.keep("default", masking("綾瀬川"))
    vault.keep("b", masking("佐々倉"))
    connection = sqlite3.connect(vault.file)
    (one,), (other,) = connection.execute("SELECT body FROM entries").fetchall()
    connection.execute("UPDATE entries SET body = CASE body WHEN ? THEN ? ELSE ? END", (one, other, one))
    connection.commit()
    connection.close()
    assert trouble(vault) is Trouble.DAMAGED


def test_a_newer_vault_is_left_alone(vault: Vault) -> None:
    vault.keep("default", masking("綾瀬川"))
    connection = sqlite3.connect(vault.file)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    assert trouble(vault) is Trouble.NEWER


def test_an_unreadable_vault_can_be_given_up(vault: Vault) -> None:
    vault.keep("default", masking("綾瀬川"))
    vault.key_file.unlink()
    vault.forget_all()
    assert not vault.file.exists()
    assert vault.keep("default", masking("佐々倉")).text == "【氏名1】様"


def test_a_masking_that_fails_keeps_nothing(vault: Vault) -> None:
    vault.keep("default", masking("綾瀬川"))

    def fail(_: object) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        vault.keep("default", fail)  # type: ignore[arg-type]
    assert known(vault) == {"【氏名1】": "綾瀬川"}


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(VaultError) as caught:
        Vault(tmp_path / "file" / "data").keep("default", masking("綾瀬川"))
    assert caught.value.trouble is Trouble.CLOSED
    assert "--no-store" in caught.value.told("ja")


def test_the_folder_is_the_users_data_folder() -> None:
    assert vault_folder().name == "promptguard"


@pytest.mark.parametrize("look", [lambda vault: vault.recall(), lambda vault: vault.sessions()])
def test_looking_deletes_what_has_outlived_its_time(
    vault: Vault, clock: Clock, look: Callable[[Vault], object]
) -> None:
    vault.keep("default", masking("綾瀬川"))
    clock.now += 1_000 * 3_600
    look(vault)
    clock.now = 1_000_000.0
    assert known(vault) == {}
