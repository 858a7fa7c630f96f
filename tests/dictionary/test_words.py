from promptguard.dictionary.container import parse
from promptguard.dictionary.schema import Allowed, Dictionary, Entry
from promptguard.dictionary.words import Words, compiled
from promptguard.model import Category
from promptguard.normalize.variants import compared

ENTRIES = tuple(Entry(Category.CLIENT, term) for term in ("株式会社アオバ電装", "アオバ電装", "アオバ"))
DICTIONARY = Dictionary(ENTRIES, (), (Allowed("未来"),))


def test_every_form_is_found_the_longest_first() -> None:
    words = Words.of(DICTIONARY)
    assert list(words.find(compared("㈱アオバ電装"))) == [(1, 6, (0, 1)), (1, 4, (2,))]
    assert next(words.find(compared("株式会社アオバ電装"))) == (0, 9, (0,))


def test_what_is_allowed_comes_along() -> None:
    assert Words.of(DICTIONARY).allow == ("未来",)


def test_an_empty_dictionary_finds_nothing() -> None:
    assert list(Words.of(Dictionary()).find("アオバ")) == []


def test_a_term_in_no_known_script_is_no_trouble() -> None:
    words = Words.of(Dictionary((Entry(Category.CLIENT, "𠮷野屋Ω🍣"),)))
    assert [place[:2] for place in words.find(compared("の吉野屋Ω🍣"))] == [(1, 6)]


def test_a_lone_surrogate_in_a_draft_is_no_trouble() -> None:
    assert [place[:2] for place in Words.of(DICTIONARY).find("\ud800アオバ\udfff")] == [(1, 4)]


def test_compiling_twice_gives_the_same_bytes() -> None:
    assert compiled(DICTIONARY) == compiled(DICTIONARY)
    assert len(Words(parse(memoryview(compiled(DICTIONARY))))) == 3
