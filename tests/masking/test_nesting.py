"""How deep in JSON a place lies."""

import json

import pytest

from promptguard.masking.nesting import Nesting, decoded, encoded

VALUE = 'a"b\\c\nd'


def depth(text: str) -> int:
    nesting = Nesting()
    nesting.feed(text)
    return nesting.depth


@pytest.mark.parametrize(
    ("text", "deep"),
    [
        ("", 0),
        ("prose", 0),
        ('{"a": "', 1),
        ('{"a": "x"', 0),
        ('{"a": ["', 1),
        ('["', 1),
        ('[["x", "', 1),
        ('{"a": "{\\"b\\": \\"', 2),
        ('{"a": "{\\"b\\": ', 1),
        ('{"a": "\\"', 1),
        ('{"a": "\\u0022', 1),
        ('{"a": "x\\\\"', 0),
        ('次のとおりです。\n{"a": "', 1),
        ('data: {"a": "', 1),
        ('```json\n  {\n "a": "', 1),
        ('[Name 1] says "', 0),
        ('{氏名1} は "', 0),
        ('He said {"', 0),
        ('{"a": 1}\n{"b": "', 1),
        ('{"a": "raw\nline "', 0),
        ('{"a": 【氏名1】, "', 0),
        ('{"a": "\\"x\\"', 1),
        ('{"a": "{\\"b\\": \\"{\\\\\\"c\\\\\\": \\\\\\"', 3),
    ],
)
def test_depth(text: str, deep: int) -> None:
    assert depth(text) == deep


@pytest.mark.parametrize("text", ['{"a": "{\\"b\\": \\"', 'x\n{"a": ["\\u0041', 'data: {"a": "'])
def test_piece_by_piece_it_is_the_same(text: str) -> None:
    nesting = Nesting()
    for character in text:
        nesting.feed(character)
    assert nesting.depth == depth(text)


@pytest.mark.parametrize("deep", [0, 1, 2, 3])
def test_what_is_encoded_is_decoded_again(deep: int) -> None:
    assert decoded(encoded(VALUE, deep), deep) == VALUE


def test_encoded_twice_it_survives_being_read_twice() -> None:
    inner = f'{{"x": "{encoded(VALUE, 1)}"}}'
    outer = f'{{"arguments": "{encoded(inner, 1)}"}}'
    assert f'"x\\": \\"{encoded(VALUE, 2)}' in outer
    assert json.loads(json.loads(outer)["arguments"])["x"] == VALUE


def test_ascii_only_where_that_is_asked() -> None:
    assert encoded("鵜飼", 1, ascii_only=True) == "\\u9d5c\\u98fc"


def test_what_is_no_json_is_taken_as_it_is() -> None:
    assert decoded('a"b', 1) == 'a"b'
