import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from promptguard.normalize.terms import occurrences
from promptguard.normalize.text import lower
from promptguard.rulebook.macros import expand
from promptguard.rulebook.needles import Demand, Haystack, Words, needles
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
    assert {demand.words for demand in needles(expression)} == demanded


@pytest.mark.parametrize(
    ("expression", "word", "low", "high"),
    [
        ("月給[0-9]円", "月給", 0, 0),
        ("月給[0-9]円", "円", 3, 3),
        ("[0-9]{1,6}円", "円", 1, 6),
        ("(?:約|およそ)?[0-9]円", "円", 1, 4),
        ("(?<=月給)[0-9]", "月給", -2, -2),
        ("[あ-ん]{2,4}(?<=です)", "です", 0, 2),
        ("(?=[0-9]{1,3}円)[0-9]", "円", 1, 3),
        ("(?:[0-9]円){2}", "円", 1, 1),
    ],
)
def test_how_far_behind_the_start_of_a_match_a_needle_stands(expression: str, word: str, low: int, high: int) -> None:
    assert Demand(frozenset([word]), low, high) in needles(expression)


@pytest.mark.parametrize("expression", ["[0-9]*円", "(?<=円[0-9]{0,200})x", "[0-9]*(?<=円)"])
def test_a_needle_at_any_distance_has_no_place(expression: str) -> None:
    assert not any(demand.is_placed for demand in needles(expression) if "円" in demand.words)


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
                    assert all(any(word in lower(text) for word in demand.words) for demand in demands), pattern
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
    haystack = Haystack.of({"a": [Demand(frozenset(["月給", "年収"])), Demand(frozenset(["円"]))], "b": []})
    assert haystack.may_match("a", haystack.present("月給20万円"))
    assert not haystack.may_match("a", haystack.present("月給20万"))
    assert not haystack.may_match("a", haystack.present("20万円"))
    assert haystack.may_match("b", haystack.present(""))
    assert haystack.may_match("unknown", haystack.present(""))


def starts(source: str, text: str) -> list[int] | None:
    haystack = Haystack.of({source: needles(source)})
    found = haystack.starts(source, haystack.present(text), lambda word: list(occurrences(text, word)), len(text))
    return None if found is None else list(found)


def test_where_a_rare_needle_has_a_place_a_match_can_begin_only_in_front_of_it() -> None:
    assert starts("[0-9]{1,3}円", "あ" * 90 + "12円" + "い" * 90) == [89, 90, 91]


def test_where_needles_are_many_or_without_a_place_a_match_may_begin_anywhere() -> None:
    assert starts("[0-9]{1,3}円", "12円" * 40) is None
    assert starts("[0-9]*円", "あ" * 90 + "12円") is None


def test_every_match_of_every_rule_begins_where_its_expression_may(scanner: Scanner) -> None:
    tried = 0
    for rule in (rule for rule in scanner.rulebook.rules if rule.patterns):
        for source in (expand(pattern, scanner.rulebook.macros) for pattern in rule.patterns):
            compiled = regex.compile(source, regex.MULTILINE)
            for text in ("。" * 900 + example + "。" * 900 for example in rule.examples.match):
                found = starts(source, lower(text))
                if found is not None:
                    tried += 1
                    assert {match.start() for match in compiled.finditer(text)} <= set(found), source
    assert tried > 200
