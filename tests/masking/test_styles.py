import pytest

from promptguard.masking.entries import Style
from promptguard.masking.styles import with_part, written


@pytest.mark.parametrize(
    ("style", "word", "part", "text"),
    [
        (Style.JA, "氏名", "", "【氏名3】"),
        (Style.JA, "氏名", "surname", "【氏名3:姓】"),
        (Style.JA, "Name", "surname", "【Name3:surname】"),
        (Style.JA, "氏名", "other2", "【氏名3:別2】"),
        (Style.TAG, "氏名", "", "<PERSON_3>"),
        (Style.TAG, "氏名", "kana2", "<PERSON_3_KANA2>"),
    ],
)
def test_placeholders(style: Style, word: str, part: str, text: str) -> None:
    assert written(style, word, "PERSON", 3, part) == text


@pytest.mark.parametrize(
    ("name", "text"), [("A社", "【A社:別】"), ("【A社】", "【A社:別】"), ("<ALPHA>", "<ALPHA:別>")]
)
def test_a_chosen_word_keeps_its_own_brackets(name: str, text: str) -> None:
    assert with_part(name, "other", japanese=True) == text
