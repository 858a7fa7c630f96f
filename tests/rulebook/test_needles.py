import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from promptguard.normalize.text import lower
from promptguard.rulebook.macros import expand
from promptguard.rulebook.needles import Haystack, Words, needles
from promptguard.scan import Scanner


def words(*demands: str) -> set[frozenset[str]]:
    return {frozenset(demand.split("|")) for demand in demands}


@pytest.mark.parametrize(
    ("expression", "demanded"),
    [
        ("月給[0-9]+円", words("月給", "円")),
        ("(?:月給|年収)[0-9]+", words("月給|年収")),
        ("(?:月給)?[0-9]+円", words("円")),
        ("(?:月給|)[0-9]+", words()),
        ("(?:月給|[0-9]+)円", words("円")),
        ("(?P<value>[0-9]+)(?=円)", words("円")),
        ("(?<=月給)[0-9]+", words("月給")),
        ("(?<!月給)(?!年収)[0-9]+", words()),
        ("(?i:API)[_-]?KEY", words("api", "key")),
        ("(?:円){0,3}[0-9]", words()),
        ("(?:円){1,3}+", words("円")),
        ("(?>月給|年収)", words("月給|年収")),
        ("[明大昭平令]和", words("明|大|昭|平|令", "和")),
        ("[^円]x", words("x")),
        ("(?x) 月 給 # 円", words("月給")),
        (r"\p{Han}円", words()),
        ("(?:月給){e<=1}", words()),
        ("月給{1<=s<=2}円", words()),
        ("[[:digit:]]{4}円", words()),
        ("[:：]月給[ :]", words("月給", ":|：", " |:")),
        ("(?i)Öl円", words("l円")),
        ("(?i)[éà]円", words("円")),
        ("(", words()),
    ],
)
def test_what_every_match_demands(expression: str, demanded: set[frozenset[str]]) -> None:
    assert set(needles(expression)) == demanded


def test_every_match_of_every_rule_meets_what_its_expression_demands(scanner: Scanner) -> None:
    rules = [rule for rule in scanner.rulebook.rules if rule.patterns]
    texts = [example for rule in rules for example in rule.examples.match]
    tried = 0
    for rule in rules:
        for pattern in rule.patterns:
            source = expand(pattern, scanner.rulebook.macros)
            demands, compiled = needles(source), regex.compile(source, regex.MULTILINE)
            for text in texts:
                if demands and compiled.search(text):
                    tried += 1
                    assert all(any(word in lower(text) for word in demand) for demand in demands), pattern
    assert tried > 500


@pytest.mark.parametrize(
    ("expression", "text"),
    [
        ("(?:kaguya){e<=1}", "kagya"),
        ("[[:digit:]]{4}", "1234"),
        ("[[:^alpha:]]月給", "1月給"),
        ("(?i)é", "É"),
        ("(?i)проект", "ПРОЕКТ"),
        ("(?i)[éà]x", "Éx"),
        (r"(?i)\N{GREEK SMALL LETTER SIGMA}", "ς"),
        ("(?i)id", "İd"),
    ],
)
def test_what_regex_alone_would_find_is_not_passed_over(expression: str, text: str) -> None:
    haystack = Haystack.of({expression: needles(expression)})
    assert regex.search(expression, text)
    assert haystack.may_match(expression, haystack.present(lower(text)))


@given(st.lists(st.text("あい円x", max_size=3)), st.text("あい円x", max_size=12))
def test_words_are_told_as_looking_for_each_would(known: list[str], text: str) -> None:
    assert Words.of(known).present(text) == {word for word in known if word in text}


def test_an_expression_can_match_only_where_all_its_demands_are_met() -> None:
    haystack = Haystack.of({"a": [["月給", "年収"], ["円"]], "b": []})
    assert haystack.may_match("a", haystack.present("月給20万円"))
    assert not haystack.may_match("a", haystack.present("月給20万"))
    assert not haystack.may_match("a", haystack.present("20万円"))
    assert haystack.may_match("b", haystack.present(""))
    assert haystack.may_match("unknown", haystack.present(""))
