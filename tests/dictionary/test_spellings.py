import pytest

from promptguard.dictionary.spellings import speller
from promptguard.normalize.variants import compared

OTHERWISE = speller()


@pytest.mark.parametrize(
    ("term", "written"),
    [
        ("オペレーション鶴翼", "オペレーションかくよく"),
        ("K7ライン", "K7 line"),
        ("北星ナビ", "ほくせいナビ"),
        ("北星ナビ", "北星Navi"),
        ("ほくせいNavi", "ほくせいナビ"),
        ("極薄テーパ巻き", "極薄テーパまき"),
        ("シオン動物病院", "シオンどうぶつ病院"),
    ],
)
def test_kana_for_kanji_and_latin_for_loanwords(term: str, written: str) -> None:
    assert compared(written) in set(OTHERWISE(term))


@pytest.mark.parametrize("term", ["晃栄", "HK-2291", "STARGRID", "", "長" * 100])
def test_short_words_and_codes_are_left_as_they_are(term: str) -> None:
    assert list(OTHERWISE(term)) == []
