import pytest

from promptguard.vault.sealing import BrokenSealError, Seal, new_key

SEAL = Seal(new_key())


def test_what_is_sealed_is_opened_again() -> None:
    assert SEAL.open(SEAL.close("鍵".encode(), b"here"), b"here") == "鍵".encode()


@pytest.mark.parametrize("other", [Seal(new_key()), Seal(b"\0" * 32)])
def test_another_key_does_not_open_it(other: Seal) -> None:
    with pytest.raises(BrokenSealError):
        other.open(SEAL.close(b"x", b"here"), b"here")


def test_it_is_not_opened_in_another_place() -> None:
    with pytest.raises(BrokenSealError):
        SEAL.open(SEAL.close(b"x", b"here"), b"there")


@pytest.mark.parametrize("sealed", [b"", b"short", b"\0" * 60])
def test_what_was_never_sealed_is_not_opened(sealed: bytes) -> None:
    with pytest.raises(BrokenSealError):
        SEAL.open(sealed, b"here")


def test_the_same_text_never_looks_the_same() -> None:
    assert SEAL.close(b"x", b"here") != SEAL.close(b"x", b"here")


def test_tags_are_the_same_for_the_same_names_under_one_key_only() -> None:
    assert SEAL.tag(b"a", b"b") == SEAL.tag(b"a", b"b") != SEAL.tag(b"ab")
    assert SEAL.tag(b"a") != Seal(new_key()).tag(b"a")


def test_a_key_is_not_shown() -> None:
    assert str(SEAL.key) not in repr(SEAL)
