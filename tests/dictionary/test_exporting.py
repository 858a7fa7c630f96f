from datetime import date
from pathlib import Path

import pytest
import yaml

from promptguard.dictionary.columns import recognised
from promptguard.dictionary.exporting import as_yaml, rows, suggested_rows
from promptguard.dictionary.harvest import harvest
from promptguard.dictionary.schema import Entry, Place
from promptguard.dictionary.sheet import sheet_of_text, text_of_rows
from promptguard.dictionary.suggesting import Candidate
from promptguard.model import Category

ENTRIES = (
    Entry(
        Category.CLIENT,
        "株式会社アオバ電装",
        ("アオバ", "青葉"),
        "あおばでんそう",
        place=Place(Path("d/clients.yaml"), 4),
    ),
    Entry(Category.PROJECT, "HK-2291", since=date(2026, 4, 1), until=date(2027, 4, 1)),
)


@pytest.mark.parametrize("language", ["ja", "en"])
def test_what_is_written_can_be_imported_again(language: str) -> None:
    sheet = sheet_of_text(text_of_rows(rows(ENTRIES, language)))
    columns = recognised(sheet)
    assert columns
    assert tuple(each.entry for each in harvest(sheet, columns, Category.INTERNAL).taken) == ENTRIES


def test_a_row_tells_the_file() -> None:
    assert rows(ENTRIES, "ja")[1][-1] == "clients.yaml"


def test_all_entries_make_one_file() -> None:
    assert yaml.safe_load(as_yaml(ENTRIES))["entries"][1] == {
        "term": "HK-2291", "category": "project", "since": date(2026, 4, 1), "until": date(2027, 4, 1),
    }  # fmt: skip


@pytest.mark.parametrize("language", ["ja", "en"])
def test_suggestions_can_be_imported(language: str) -> None:
    table = suggested_rows([Candidate("メラク", Category.INTERNAL, 5, 2, "メラクで受注")], language)
    columns = recognised(sheet_of_text(text_of_rows(table)))
    assert columns
    assert table[1][2:] == ["5", "2", "メラクで受注"]
