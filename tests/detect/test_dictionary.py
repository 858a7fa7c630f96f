from datetime import date

import pytest

from promptguard.detect._interface import Setup
from promptguard.detect.dictionary import Dictionary, build
from promptguard.dictionary.schema import Dictionary as Entries
from promptguard.dictionary.schema import Entry
from promptguard.dictionary.words import Words
from promptguard.model import Action, Category, Confidence, Hit, Registered
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


def hits(text: str, *entries: Entry, today: date | None = None) -> list[Hit]:
    return list(Dictionary(Words.of(Entries(entries)), today, frozenset({"client-meant"})).detect(normalize(text)))


def test_what_an_entry_says_reaches_the_hit() -> None:
    entry = Entry(Category.CLIENT, "アオバ電装", action=Action.BLOCK, confidence=Confidence.LIKELY, placeholder="A社")
    (hit,) = hits("アオバ電装です", entry)
    assert hit.confidence is Confidence.LIKELY
    assert hit.registered == Registered(0, Action.BLOCK, "A社")


def test_all_written_forms_of_an_entry_have_its_number() -> None:
    first, second = hits("㈱アオバ電装と AOBA DENSO", Entry(Category.CLIENT, "アオバ電装", ("AOBA DENSO",)))
    assert first.registered == second.registered


@pytest.mark.parametrize(("day", "found"), [(date(2026, 1, 1), 0), (date(2026, 2, 1), 1), (date(2026, 3, 1), 0)])
def test_an_entry_counts_from_its_first_day_to_its_last(day: date, found: int) -> None:
    entry = Entry(Category.PROJECT, "暁光計画", since=date(2026, 1, 15), until=date(2026, 2, 15))
    assert len(hits("暁光計画です", entry, today=day)) == found


def test_an_embargo_that_ended_uncovers_the_shorter_entry_that_still_holds() -> None:
    free, held = Entry(Category.PROJECT, "暁光計画", until=date(2026, 1, 1)), Entry(Category.PROJECT, "暁光")
    (hit,) = hits("暁光計画の案件", free, held, today=date(2026, 2, 1))
    assert hit.registered == Registered(1)


def test_of_two_entries_that_are_written_alike_the_one_that_counts_is_taken() -> None:
    old, new = Entry(Category.PROJECT, "暁光計画", until=date(2026, 1, 1)), Entry(Category.CLIENT, "暁光計画")
    assert [hit.category for hit in hits("暁光計画です", old, new, today=date(2026, 2, 1))] == [Category.CLIENT]


def test_an_ordinary_word_needs_company_and_a_named_one_does_not() -> None:
    entry = Entry(Category.CLIENT, "未来")
    assert [hit.needs for hit in hits("明るい未来を願う", entry)] == [("client-meant",)]
    assert [hit.needs for hit in hits("未来様へ", entry)] == [()]


def test_a_term_may_be_found_inside_longer_words_where_its_admin_says_so() -> None:
    assert not hits("アオバトの巣", Entry(Category.CLIENT, "アオバ"))
    assert hits("アオバトの巣", Entry(Category.CLIENT, "アオバ", whole_word=False))


@pytest.mark.parametrize("text", ["アオバ、電装", "アオバ/電装", "アオバ\n\n電装"])
def test_what_stands_apart_is_not_one_term(text: str) -> None:
    assert not hits(text, Entry(Category.CLIENT, "アオバ電装"))
