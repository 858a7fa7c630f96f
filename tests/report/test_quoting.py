import pytest

from promptguard.model import Action, Category, Confidence, Entity, Finding, RuleId, Span
from promptguard.report.quoting import allowable, quoted


@pytest.mark.parametrize(
    ("word", "windows", "expected"),
    [
        ("a$(rm x).txt", False, "'a$(rm x).txt'"),
        ("a'b.txt", False, "'a'\"'\"'b.txt'"),
        ("C:\\下書き.txt", True, "C:\\下書き.txt"),
        ("a$(x).txt", True, "'a$(x).txt'"),
        ("a'b’c.txt", True, "'a''b’’c.txt'"),
        ("㈱アオバ", True, "'㈱アオバ'"),
        ("アオバ電装", True, "アオバ電装"),
        ("1,250円", True, "'1,250円'"),
        ("@main", True, "'@main'"),
        ("アオバ 電装", False, "'アオバ 電装'"),
    ],
)
def test_a_word_is_one_word_for_the_shell(word: str, windows: bool, expected: str) -> None:
    assert quoted(word, windows=windows) == expected


def finding(text: str, word: str, entity: str = "PERSON", category: str = "personal", level: int = 2) -> Finding:
    at = text.index(word)
    return Finding(
        RuleId("r"), Entity(entity), Category(category), Confidence(level), Span(at, at + len(word)), Action.MASK
    )


def test_what_may_be_published_is_offered_first() -> None:
    text = "鵜飼様 03-0000-0100"
    found = [finding(text, "鵜飼"), finding(text, "03-0000-0100", "PHONE_NUMBER")]
    assert allowable(found, text) == "03-0000-0100"


def test_then_what_is_least_sure() -> None:
    text = "鵜飼様 榛葉"
    assert allowable([finding(text, "鵜飼"), finding(text, "榛葉", level=1)], text) == "榛葉"


@pytest.mark.parametrize("category", ["my_number", "credential", "special_care", "personnel", "marking"])
def test_some_things_are_never_public(category: str) -> None:
    assert allowable([finding("x", "x", "E", category)], "x") == ""


@pytest.mark.parametrize("word", ['a"b', "-v", "a\x1b[1m", "長" * 41])
def test_what_a_shell_may_take_otherwise_is_not_offered(word: str) -> None:
    assert allowable([finding(word, word)], word) == ""


def test_a_name_over_two_lines_is_offered_on_one() -> None:
    assert allowable([finding("アオバ\n 電装", "アオバ\n 電装")], "アオバ\n 電装") == "アオバ 電装"
