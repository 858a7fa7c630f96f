from pathlib import Path

import pytest

from promptguard.errors import SourceError
from promptguard.model import Action, Category
from promptguard.rulebook.fields import Fields
from promptguard.rulebook.source import read_yaml


def fields(tmp_path: Path, text: str) -> Fields:
    path = tmp_path / "a.yaml"
    path.write_text(text, encoding="utf-8")
    return Fields.of(path, read_yaml(path))


def test_an_error_names_file_line_and_field(tmp_path: Path) -> None:
    sut = fields(tmp_path, "id: a\nlabels:\n  phrases:\n    - 電話\n    - {x: 1}\n")
    with pytest.raises(SourceError) as caught:
        sut.sub("labels").texts("phrases")
    assert (caught.value.line, caught.value.field) == (5, "labels.phrases[2]")


def test_an_unknown_field_is_not_passed_over(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="patern"):
        fields(tmp_path, "id: a\npatern: x\n").known({"id", "pattern"})


def test_choices_and_levels_list_what_is_possible(tmp_path: Path) -> None:
    sut = fields(tmp_path, "category: people\naction: forbid\nok: mask\n")
    with pytest.raises(SourceError, match="personal"):
        sut.choice("category", Category)
    with pytest.raises(SourceError, match="block"):
        sut.level("action", Action)
    assert sut.level("ok", Action) is Action.MASK


@pytest.mark.parametrize("text", ["- a\n", "just text\n", "5\n"])
def test_a_file_that_is_no_mapping_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(SourceError):
        fields(tmp_path, text)


def test_numbers_and_texts_have_the_right_type(tmp_path: Path) -> None:
    sut = fields(tmp_path, "within: -1\nid: ''\nyes: true\nlist: one\n")
    for read in (lambda: sut.number("within", 1), lambda: sut.text("id"), lambda: sut.texts("list")):
        with pytest.raises(SourceError):
            read()


@pytest.mark.parametrize("text", ["a: yes\n", "a: sometimes\n", "a: [never]\n"])
def test_one_of_a_few_words(tmp_path: Path, text: str) -> None:
    with pytest.raises(SourceError, match="never か always を書いてください"):
        fields(tmp_path, text).one_of("a", ("never", "always"), "never")
    assert fields(tmp_path, "b: 1\n").one_of("a", ("never", "always"), "never") == "never"


def test_a_choice_may_have_a_japanese_name(tmp_path: Path) -> None:
    sut, spoken = fields(tmp_path, "a: 取引先\nb: 顧客\n"), {"取引先": Category.CLIENT}
    assert sut.choice("a", Category, None, spoken) is Category.CLIENT
    with pytest.raises(SourceError, match="client（取引先）"):
        sut.choice("b", Category, None, spoken)


def test_a_long_expression_may_be_written_in_parts(tmp_path: Path) -> None:
    sut = fields(tmp_path, "patterns:\n  - whole\n  - - one\n    - two\nbad:\n  - {x: 1}\nempty:\n  - []\n")
    assert sut.joined("patterns") == ("whole", "onetwo")
    for key in ("bad", "empty"):
        with pytest.raises(SourceError) as caught:
            sut.joined(key)
        assert caught.value.field == f"{key}[1]"
