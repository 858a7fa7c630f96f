import json
from collections.abc import Callable

import pytest

from promptguard.masking.entries import Entry, Style
from promptguard.masking.masks import Masked
from promptguard.masking.restore import Restored, Restorer
from promptguard.masking.stream import restored

Make = Callable[..., Masked]
SECRET = 'p"a\\ss\n|x'
ENTRIES = (
    Entry("【氏名1】", "鵜飼", "PERSON", 1),
    Entry("【氏名11】", "佐々倉", "PERSON", 11),
    Entry("【パスワード1】", SECRET, "PASSWORD", 1),
    Entry("【A社】", "㈱ミヤマ金物", "CLIENT", 1),
)


def put_back(answer: str, *entries: Entry) -> Restored:
    return restored(Restorer(entries or ENTRIES), answer)


def test_one_is_not_eleven() -> None:
    assert put_back("【氏名1】【氏名11】【氏名１１】").text == "鵜飼佐々倉佐々倉"


def test_in_json_the_value_is_escaped() -> None:
    assert json.loads(put_back('{"pw": "【パスワード1】"}').text) == {"pw": SECRET}


def test_in_the_arguments_of_a_tool_call_it_is_escaped_twice() -> None:
    call = json.dumps({"arguments": json.dumps({"pw": "【パスワード1】"}, ensure_ascii=False)}, ensure_ascii=False)
    assert json.loads(json.loads(put_back(call).text)["arguments"]) == {"pw": SECRET}


def test_in_ascii_json_it_is_put_back_in_ascii() -> None:
    text = put_back(json.dumps({"arguments": json.dumps({"n": "【氏名1】", "pw": "【パスワード1】"})})).text
    assert text.isascii()
    assert json.loads(json.loads(text)["arguments"]) == {"n": "鵜飼", "pw": SECRET}


@pytest.mark.parametrize(
    "answer", ["【パスワード1】", "```sh\nx 【パスワード1】\n```", "| a | 【パスワード1】 |", "{x} 【パスワード1】"]
)
def test_elsewhere_it_is_put_back_as_it_is(answer: str) -> None:
    assert put_back(answer).text == answer.replace("【パスワード1】", SECRET)


def test_what_happened_is_told() -> None:
    entries = (*ENTRIES, Entry("【会社名1】", "a", "ORGANIZATION", 1), Entry("【取引先1】", "b", "CLIENT", 1))
    result = put_back("[Name 1]、【氏名3】、【会社1】、氏名11", *entries)
    assert (result.count, result.unknown, result.ambiguous) == (1, ("【氏名3】",), ("【会社1】", "氏名11"))
    assert result.missing == ("【氏名11】", "【パスワード1】", "【A社】", "【会社名1】", "【取引先1】")


def test_a_placeholder_of_the_dictionary_is_found_by_its_own_characters() -> None:
    assert put_back("【A社】の件").text == "㈱ミヤマ金物の件"


def test_two_spellings_of_one_value_are_not_ambiguous() -> None:
    twice = (Entry("【会社名1】", "青葉堂", "ORGANIZATION", 1), Entry("【取引先1】", "青葉堂", "CLIENT", 1))
    assert put_back("【会社1】", *twice).text == "青葉堂"


def test_the_drafts_own_placeholders_are_not_reported(masked: Make) -> None:
    made = masked("【氏名7】と綾瀬川", ("PERSON", "綾瀬川"))
    assert made.restore("【氏名7】と【氏名8】").unknown == ("【氏名8】",)


def test_a_value_with_signs_of_regular_expressions_is_put_back_as_it_is() -> None:
    assert put_back("【氏名1】", Entry("【氏名1】", r"\1.*(?P<x>$", "PERSON", 1)).text == r"\1.*(?P<x>$"


def test_a_value_that_looks_like_a_placeholder_is_not_replaced_again() -> None:
    entries = (Entry("【氏名1】", "【氏名2】", "PERSON", 1), Entry("【氏名2】", "【氏名1】", "PERSON", 2))
    assert put_back("【氏名1】【氏名2】", *entries).text == "【氏名2】【氏名1】"


def test_surrogates_of_digits_are_whole_numbers() -> None:
    phone = Entry("192.0.2.1", "10.0.0.5", "IP_ADDRESS", 1, "", 0, Style.SURROGATE)
    assert put_back("192.0.2.1と192.0.2.14", phone).text == "10.0.0.5と192.0.2.14"


def test_a_long_answer_costs_what_its_length_costs() -> None:
    quoted, blank, kanji = "[a" + "\n> " * 50, "[a" + " " * 150, "【" + "一二三" * 50
    answer = "【" * 20_000 + "[a " * 20_000 + "\\u3010" * 5_000 + (quoted + blank + kanji) * 100
    assert put_back(answer).text == answer
