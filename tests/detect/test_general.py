import pytest

from promptguard.detect._general import is_general, is_word


@pytest.mark.parametrize("word", ["未来", "砂時計", "アップル", "AI"])
def test_an_ordinary_word_is_one(word: str) -> None:
    assert is_word(word)


@pytest.mark.parametrize("word", ["アルコル台帳", "STARGRID", "横浜", ""])
def test_names_and_unknown_words_are_none(word: str) -> None:
    assert not is_word(word)


@pytest.mark.parametrize("text", ["横浜", "プロジェクトマネージャー", "データベースサーバー", "dashboard"])
def test_general_japanese_knows_names_and_rows_of_words(text: str) -> None:
    assert is_general(text)


@pytest.mark.parametrize("text", ["ヴェルデザイト", "STARGRID", "ドゥーベ"])
def test_what_only_a_company_says_is_unknown(text: str) -> None:
    assert not is_general(text)
