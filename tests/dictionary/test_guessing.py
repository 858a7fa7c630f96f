import pytest

from promptguard.dictionary.guessing import category_of


@pytest.mark.parametrize(
    ("term", "category"),
    [
        ("㈱アオバ", "client"),
        ("アオバ電装株式会社", "client"),
        ("Aoba Inc.", "client"),
        ("医療法人すずかけ会", "client"),
        ("HK-2291", "project"),
        ("ＨＫ２２９１", "project"),
        ("SN-78X", "project"),
        ("プロジェクト朝凪", "project"),
        ("白樺PJ", "project"),
        ("陽炎計画", "project"),
        ("メラク", "internal"),
        ("STARGRID", "internal"),
        ("原価表", "internal"),
    ],
)
def test_the_kind_of_a_term_shows_in_its_form(term: str, category: str) -> None:
    assert str(category_of(term)) == category
