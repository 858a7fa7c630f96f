from pathlib import Path

import pytest

from promptguard.errors import SourceError
from promptguard.frontends.cli.curation import Curation, curating, shown, with_dictionary
from promptguard.report.wording import load_wording
from promptguard.settings import Settings, load_settings


def curation(settings: Settings) -> Curation:
    return Curation(settings, curating("ja"), load_wording("ja"))


def test_settings_that_name_a_dictionary_are_left_alone(tmp_path: Path) -> None:
    given = curation(Settings(dictionaries=(tmp_path,)))
    assert with_dictionary(given) is given


def test_where_there_is_nothing_the_starting_file_is_made(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = with_dictionary(curation(Settings()))
    assert made.settings.dictionaries == (tmp_path / "dictionary",)
    assert (tmp_path / "dictionary").is_dir()
    assert "promptguard.yaml を作りました" in capsys.readouterr().out


def test_settings_without_a_dictionary_get_one_and_keep_the_rest(tmp_path: Path) -> None:
    file = tmp_path / "promptguard.yaml"
    file.write_text("# 注\ndictionaries: []\nlanguage: ja # 日本語\n", encoding="utf-8")
    made = with_dictionary(curation(load_settings(file)))
    assert made.settings.dictionaries == (tmp_path / "dictionary",)
    assert file.read_text(encoding="utf-8") == "# 注\ndictionaries:\n  - dictionary/\nlanguage: ja # 日本語\n"


def test_new_entries_go_to_the_first_folder_or_its_only_file(tmp_path: Path) -> None:
    assert curation(Settings(dictionaries=(tmp_path,))).file_for(None, "x") == tmp_path / "x.yaml"
    assert curation(Settings(dictionaries=(tmp_path / "a.yaml",))).file_for(None, "x") == tmp_path / "a.yaml"


def test_a_file_of_the_dictionary_is_known_by_any_of_its_names(tmp_path: Path) -> None:
    (tmp_path / "d").mkdir()
    file = tmp_path / "d" / "a.yaml"
    file.write_text("entries: []\n", encoding="utf-8")
    known = curation(Settings(dictionaries=(tmp_path / "d",)))
    assert known.file_for(Path("d/../d/a.yaml"), "x") == file
    assert known.file_for(Path("new.yaml"), "x") == tmp_path / "new.yaml"


def test_a_path_is_shown_as_short_as_it_can_be(tmp_path: Path) -> None:
    assert shown(tmp_path / "d" / "a.yaml") == str(Path("d") / "a.yaml")
    assert shown(tmp_path.parent) == str(tmp_path.parent)


def test_a_sealed_dictionary_is_not_written_to(tmp_path: Path) -> None:
    sealed = tmp_path / "x.sealed"
    assert curation(Settings(dictionaries=(sealed, tmp_path))).file_for(None, "x") == tmp_path / "x.yaml"
    with pytest.raises(SourceError, match="封をした辞書"):
        curation(Settings(dictionaries=(sealed,))).file_for(None, "x")


def test_where_a_dictionary_is_out_of_reach_nothing_is_added(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="辞書がありません"):
        curation(Settings(dictionaries=(tmp_path, tmp_path / "share"))).dictionary()
    assert not (tmp_path / "share").exists()
