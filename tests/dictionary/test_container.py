import pytest

from promptguard.dictionary.container import BadContainerError, is_whole, pack, parse

CONTENT = pack({"name": "辞書"}, {"first": b"abc", "empty": b"", "last": bytes(40)})


def test_sections_and_notes_come_back() -> None:
    container = parse(memoryview(CONTENT))
    assert container.notes == {"name": "辞書"}
    assert {name: bytes(body) for name, body in container.sections.items()} == {
        "first": b"abc",
        "empty": b"",
        "last": bytes(40),
    }


def test_the_same_content_gives_the_same_bytes() -> None:
    assert pack({"name": "辞書"}, {"first": b"abc", "empty": b"", "last": bytes(40)}) == CONTENT


@pytest.mark.parametrize("at", range(0, len(CONTENT), 7))
def test_one_wrong_bit_anywhere_is_seen(at: int) -> None:
    wrong = CONTENT[:at] + bytes([CONTENT[at] ^ 4]) + CONTENT[at + 1 :]
    assert is_whole(memoryview(CONTENT))
    assert not is_whole(memoryview(wrong))


@pytest.mark.parametrize("size", range(0, len(CONTENT), 5))
def test_a_part_of_a_file_is_none(size: int) -> None:
    with pytest.raises(BadContainerError):
        parse(memoryview(CONTENT[:size]))


@pytest.mark.parametrize(
    "foreign", [b"PK\x03\x04" * 40, b'{"a": 1}' * 20, CONTENT + b"\0", CONTENT.replace(b"{", b"[")]
)
def test_another_file_is_none(foreign: bytes) -> None:
    with pytest.raises(BadContainerError):
        parse(memoryview(foreign))
