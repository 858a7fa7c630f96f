import pytest

from promptguard.detect._dictionary.vocabulary import is_ordinary, is_word, may_be_part
from promptguard.detect._dictionary.words import Standing


def standing(text: str, term: str) -> Standing:
    start = text.index(term)
    return Standing(start, start + len(term), term, named=False)


@pytest.mark.parametrize(
    ("text", "term", "word"),
    [
        ("ありすぎる資料です", "ありす", False),
        ("会社員寮の案内", "社員", False),
        ("リンドウの花が咲いた", "リンドウ", True),
        ("在庫はめらくで引いたら", "めらく", True),
        ("めらくに登録して", "めらく", True),
        ("ためらくいの", "めらく", False),
        ("未来を予測する", "未来", True),
        ("長い文です。" * 40 + "未来を語る" + "。まだ続く" * 40, "未来", True),
    ],
)
def test_a_term_is_a_word_where_sudachi_cuts_at_both_ends(text: str, term: str, word: bool) -> None:
    assert is_word(text, standing(text, term)) is word


@pytest.mark.parametrize(
    ("term", "ordinary"),
    [("未来", True), ("リンドウ", True), ("晃栄", True), ("めらく", True), ("メラク", False), ("トヨタ", False)],
)
def test_short_kanji_few_hiragana_and_common_nouns_are_ordinary(term: str, ordinary: bool) -> None:
    assert is_ordinary(standing(term, term)) is ordinary


def test_a_few_hiragana_may_be_part_of_other_words() -> None:
    assert may_be_part(standing("ほくせい", "ほくせい"))
    assert not may_be_part(standing("りんどうわーくす", "りんどうわーくす"))
    assert not may_be_part(standing("メラク", "メラク"))
