from pathlib import Path

import pytest

from promptguard.dictionary.load import dictionary_files, load_dictionary
from promptguard.dictionary.schema import Entry
from promptguard.errors import SourceError
from promptguard.model import Category

FILE = """\
category: client
owner: 営業部
entries:
  - 株式会社アオバ電装
  - {term: 合同会社リンドウワークス, aliases: [リンドウ], note: NDA}
  - {category: project, term: HK-2291}
"""


def write(folder: Path, text: str, name: str = "clients.yaml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_entries_are_strings_or_mappings(tmp_path: Path) -> None:
    assert load_dictionary([write(tmp_path, FILE)]).entries == (
        Entry(Category.CLIENT, "株式会社アオバ電装"),
        Entry(Category.CLIENT, "合同会社リンドウワークス", ("リンドウ",), note="NDA"),
        Entry(Category.PROJECT, "HK-2291"),
    )


def test_a_folder_is_all_its_files(tmp_path: Path) -> None:
    write(tmp_path, FILE)
    write(tmp_path, "entries:\n  - {category: internal, term: メラク}\n", "b.yaml")
    assert len(load_dictionary([tmp_path]).entries) == 4


@pytest.mark.parametrize(
    ("old", "new", "field", "line"),
    [
        ("category: project", "category: projekt", "entries[3].category", 6),
        ("term: HK-2291", "name: HK-2291", "entries[3].name", 6),
        ("category: client\n", "", "entries[1].category", None),
        ("aliases: [リンドウ]", "aliases: リンドウ", "entries[2].aliases", 5),
        ("entries:", "terms:", "terms", 3),
        ("owner: 営業部", "owners: 営業部", "owners", 2),
        ("株式会社アオバ電装", "の", "entries[1].term", 4),
        ("株式会社アオバ電装", "株式会社", "entries[1].term", 4),
        ("株式会社アオバ電装", "㈱", "entries[1].term", 4),
        ("株式会社アオバ電装", "term：アオバ", "entries[1].term", 4),
        ("[リンドウ]", "[リ]", "entries[2].aliases", 5),
        (FILE, "", "", None),
        (FILE, "# nothing yet\n", "", None),
    ],
)
def test_one_bad_entry_refuses_the_file_with_its_place(
    tmp_path: Path, old: str, new: str, field: str, line: int | None
) -> None:
    with pytest.raises(SourceError) as caught:
        load_dictionary([write(tmp_path, FILE.replace(old, new))])
    assert caught.value.field == field
    assert line is None or caught.value.line == line


def test_a_missing_dictionary_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SourceError):
        load_dictionary([tmp_path / "none.yaml"])


def test_the_dictionary_of_the_evaluation_loads(shared: Path) -> None:
    assert len(load_dictionary([shared / "eval" / "dictionary.yaml"]).entries) > 30


def test_categories_may_be_written_in_japanese(tmp_path: Path) -> None:
    text = FILE.replace("client", "取引先").replace("category: project", "category: 案件")
    assert load_dictionary([write(tmp_path, text)]) == load_dictionary([write(tmp_path, FILE)])


def test_a_wrong_category_is_told_with_the_right_ones(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"client（取引先）, project（案件）, internal（社内用語）"):
        load_dictionary([write(tmp_path, FILE.replace("client", "顧客"))])


def test_the_other_ending_of_yaml_is_read_and_that_of_an_editor_refused(tmp_path: Path) -> None:
    file = write(tmp_path, FILE, "a.yml")
    assert dictionary_files([tmp_path]) == [file]
    write(tmp_path, FILE, "b.yaml.txt")
    with pytest.raises(SourceError, match=r"b\.yaml"):
        load_dictionary([tmp_path])
