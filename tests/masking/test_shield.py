import pytest

from promptguard.masking.entries import Style
from promptguard.masking.labels import load_labels
from promptguard.masking.shield import is_hollow, shielded
from promptguard.masking.styles import written
from promptguard.scan import Scanner


@pytest.mark.parametrize("style", [Style.JA, Style.TAG])
@pytest.mark.parametrize("part", ["", "surname", "kana", "other2"])
def test_every_placeholder_is_shielded(style: Style, part: str) -> None:
    words = load_labels().written
    placeholders = [
        written(style, word, tag, 12, part) for word, tag in zip(words[::2], load_labels().tags, strict=True)
    ]
    placeholders += [written(style, word, "PERSON", 3, part) for word in words[1::2]]
    assert all(shielded(f"a{p}b") == f"a{'〓' * len(p)}b" for p in placeholders)


@pytest.mark.parametrize(
    "text", ["【鵜飼太郎1】", "<鵜飼1>", "【氏名】", "【090-0000-0142】", "【氏名1:鵜飼】", "【氏名12345】"]
)
def test_nothing_can_hide_in_what_is_no_placeholder_of_ours(text: str) -> None:
    assert shielded(text) == text


def test_the_words_of_placeholders_are_no_labels(scanner: Scanner) -> None:
    assert not scanner.scan("REDIS_URL=<SECRET_1>\nSENDGRID_API_KEY=<SECRET_2>\n【パスワード1】").findings


def test_a_field_of_placeholders_holds_nothing() -> None:
    assert is_hollow("〓〓 ■■■")
    assert not is_hollow("〓〓病")
