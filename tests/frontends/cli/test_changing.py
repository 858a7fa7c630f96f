from pathlib import Path

import pytest

from promptguard.dictionary.load import load_file
from promptguard.dictionary.schema import Entry
from promptguard.errors import SourceError
from promptguard.frontends.cli.changing import allow, kept, planned
from promptguard.frontends.cli.curation import Curation, curating
from promptguard.model import Category
from promptguard.report.wording import load_wording
from promptguard.settings import Settings

NEW = Entry(Category.CLIENT, "ミナト工機")


@pytest.fixture
def curation(tmp_path: Path) -> Curation:
    (tmp_path / "d").mkdir()
    return Curation(Settings(dictionaries=(tmp_path / "d",)), curating("ja"), load_wording("ja"))


def test_a_new_file_has_a_head_with_category_and_owner(curation: Curation, tmp_path: Path) -> None:
    _, file = kept([NEW], Category.CLIENT, None, "営業部", curation)
    assert file == tmp_path / "d" / "clients.yaml"
    assert file.read_text(encoding="utf-8").splitlines()[1:] == [
        "category: client", "owner: 営業部", "entries:", "  - ミナト工機",
    ]  # fmt: skip


def test_an_owner_that_has_signs_of_yaml_in_it_is_quoted(curation: Curation) -> None:
    _, file = kept([NEW], Category.CLIENT, None, "営業: 第1 # 課", curation)
    assert load_file(file).sources[0].owner == "営業: 第1 # 課"


def test_a_plan_writes_nothing(curation: Curation, tmp_path: Path) -> None:
    changes, file = planned([NEW], Category.CLIENT, None, curation)
    assert (changes.added, file.exists()) == ((NEW,), False)
    assert not list((tmp_path / "d").iterdir())


def test_one_file_that_is_wrong_keeps_all_from_being_changed(curation: Curation, tmp_path: Path) -> None:
    (tmp_path / "d" / "x.yaml").write_text("entries: [の]\n", encoding="utf-8")
    with pytest.raises(SourceError, match=r"x\.yaml"):
        kept([NEW], Category.CLIENT, None, "", curation)
    assert [file.name for file in (tmp_path / "d").iterdir()] == ["x.yaml"]


def test_a_file_outside_the_settings_can_be_named(curation: Curation, tmp_path: Path) -> None:
    other = tmp_path / "other.yaml"
    kept([NEW], Category.CLIENT, other, "", curation)
    changes, _ = kept([NEW], Category.CLIENT, other, "", curation)
    assert len(changes.same) == 1


def test_what_is_allowed_has_a_file_of_its_own(curation: Curation) -> None:
    file = allow({"term": "03-0000-0100", "why": "代表"}, curation)
    assert allow({"term": "x@y.example", "why": "公開"}, curation) == file
    assert [each.term for each in load_file(file).allow] == ["03-0000-0100", "x@y.example"]
