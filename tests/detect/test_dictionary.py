from datetime import date

import pytest

from promptguard.detect._interface import Setup
from promptguard.detect.dictionary import Dictionary, build
from promptguard.dictionary.schema import Dictionary as Entries
from promptguard.dictionary.schema import Entry
from promptguard.dictionary.words import Words
from promptguard.model import Category
from promptguard.normalize.fold import normalize
from promptguard.scan import Scanner

ENTRIES = Entries(
    (
        Entry(Category.CLIENT, "株式会社アオバ電装", ("AOBA DENSO", "アオバ")),
        Entry(Category.CLIENT, "有限会社渡邊鍍金", ("渡辺メッキ",)),
        Entry(Category.PROJECT, "HK-2291"),
        Entry(Category.PROJECT, "朝凪"),
        Entry(Category.INTERNAL, "メラク"),
        Entry(Category.CLIENT, "クロイツァー"),
    )
)
WORDS = Words.of(ENTRIES)


def found(text: str) -> list[str]:
    folded = normalize(text)
    return [folded.text[h.start : h.end] for h in Dictionary(WORDS, date(2026, 4, 1)).detect(folded)]


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("本日は㈱アオバ電装様へ", "(株)アオバ電装"),
        ("アオバ電装株式会社の件", "アオバ電装株式会社"),
        ("ｱｵﾊﾞ電装", "アオバ電装"),
        ("aoba denso", "aoba denso"),
        ("アオバ\n電装", "アオバ\n電装"),
        ("(有)渡辺鍍金", "(有)渡辺鍍金"),
        ("渡邉メッキさん", "渡邉メッキ"),
        ("ｈｋ２２９１の図面", "hk2291"),
        ("HK–2291", "HK-2291"),
        ("プロジェクト朝凪", "朝凪"),
        ("めらく", "めらく"),
        ("クロイツァー社", "クロイツァー"),
    ],
)
def test_a_term_is_found_in_its_written_forms(text: str, term: str) -> None:
    assert found(text) == [term]


@pytest.mark.parametrize("text", ["アオバト電話", "HK-22915", "XHK-2291", "朝凪町", "メラクル", "MEAOBA DENSOX", ""])
def test_a_piece_of_a_longer_word_is_not_the_term(text: str) -> None:
    assert found(text) == []


def test_without_entries_there_is_nothing_to_do(scanner: Scanner) -> None:
    assert build(Setup(scanner.rulebook)) is None
