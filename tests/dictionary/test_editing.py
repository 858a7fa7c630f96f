"""What is not changed in a file stays as it was, byte for byte."""

import datetime as dt

import pytest
import yaml

from promptguard.dictionary.editing import appended, with_fields
from promptguard.errors import SourceError

BLOCK = """\
# 総務部の辞書 🗂
category: client
entries:
  # 大切なお客様
  - 株式会社アオバ電装   # 要注意
  - {term: 合同会社ソラマメ企画, aliases: [ソラマメ]}

note: 秋に見直す
"""
SEVERAL = "entries:\n  - term: a\n    note: n # 注\n"
LITERAL = "entries:\n  - term: a\n    note: |\n      一\n      二\n"


def test_a_new_entry_stands_behind_the_last_one() -> None:
    new = appended("f", BLOCK, "entries", ["有限会社ミナト"])
    assert new == BLOCK.replace("[ソラマメ]}\n", "[ソラマメ]}\n  - 有限会社ミナト\n")


def test_an_entry_with_fields_is_written_on_one_line() -> None:
    entry = {"term": "HK-2291", "category": "project", "until": dt.date(2027, 4, 1)}
    assert "  - {term: HK-2291, category: project, until: 2027-04-01}\n" in appended("f", BLOCK, "entries", [entry])


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("entries: [a]\n", "entries: [a, b]\n"),
        ("entries: [a, {term: c}]\n", "entries: [a, {term: c}, b]\n"),
        ("entries:\n- a\n", "entries:\n- a\n- b\n"),
        ("entries:\n-   a\n", "entries:\n-   a\n- b\n"),
        (f"{SEVERAL}\n\nowner: x\n", f"{SEVERAL}  - b\n\n\nowner: x\n"),
        (f"{LITERAL}owner: x\n", f"{LITERAL}  - b\nowner: x\n"),
        ("entries: []\nowner: x\n", "entries:\n  - b\nowner: x\n"),
        ("entries: [] # まだ空\n", "entries: # まだ空\n  - b\n"),
        ("entries:\n", "entries:\n  - b\n"),
        ("entries:", "entries:\n  - b\n"),
        ("entries:\n  # 例\n  # - a\n", "entries:\n  - b\n  # 例\n  # - a\n"),
        ("category: client", "category: client\nentries:\n  - b\n"),
        ("# 注だけ\n", "# 注だけ\nentries:\n  - b\n"),
        ("", "entries:\n  - b\n"),
        ("entries:\n  - a", "entries:\n  - a\n  - b\n"),
        ("entries:\r\n  - a\r\n", "entries:\r\n  - a\r\n  - b\r\n"),
        ("entries:\n  - 'it''s: a' # x\n", "entries:\n  - 'it''s: a' # x\n  - b\n"),
        ("entries: [\n  a, # 注\n  c\n]\n", "entries: [\n  a, # 注\n  c, b\n]\n"),
    ],
)
def test_a_list_is_continued_as_it_is_written(before: str, after: str) -> None:
    assert appended("f", before, "entries", ["b"]) == after


@pytest.mark.parametrize(
    "term", ["0142", "yes", "a: b", "- x", "#1", "@a", "2027-04-01", "a, b", "[x]", "'x", '"', "髙𠮷"]
)
def test_what_yaml_would_read_otherwise_is_quoted(term: str) -> None:
    for text in (BLOCK, "entries: [a]\n"):
        assert yaml.safe_load(appended("f", text, "entries", [term]))["entries"][-1] == term


def test_a_field_of_an_entry_is_added_and_another_replaced() -> None:
    new = with_fields("f", BLOCK, "entries", {1: {"aliases": ["ソラマメ", "SORA"], "reading": "そらまめ"}})
    assert new == BLOCK.replace("[ソラマメ]}", "[ソラマメ, SORA], reading: そらまめ}")


def test_a_plain_term_becomes_an_entry_with_fields() -> None:
    new = with_fields("f", BLOCK, "entries", {0: {"reading": "あおば"}})
    assert new == BLOCK.replace("- 株式会社アオバ電装 ", "- {term: 株式会社アオバ電装, reading: あおば} ")


def test_an_entry_over_several_lines_keeps_its_form_and_its_comments() -> None:
    text = "entries:\n  - term: a # 一\n    note: n # 二\n  - b\n"
    new = with_fields("f", text, "entries", {0: {"reading": "あ", "note": "m"}})
    assert new == "entries:\n  - term: a # 一\n    note: m # 二\n    reading: あ\n  - b\n"


def test_several_entries_change_at_once() -> None:
    new = with_fields("f", "entries: [a, b, c]\n", "entries", {2: {"note": "z"}, 0: {"note": "x"}})
    assert new == "entries: [{term: a, note: x}, b, {term: c, note: z}]\n"


def test_a_file_written_in_a_special_way_is_left_alone() -> None:
    with pytest.raises(SourceError, match="手で書き加えて"):
        appended("f", "entries: &e\n  - a\nowner: *e\n", "entries", ["b"])


def test_nothing_to_add_changes_nothing() -> None:
    assert appended("f", BLOCK, "entries", []) == with_fields("f", BLOCK, "entries", {}) == BLOCK
