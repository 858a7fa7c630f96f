import os
from collections.abc import Callable
from pathlib import Path

import pytest

from promptguard.errors import SourceError
from promptguard.model import Action, Category, Confidence
from promptguard.settings import FILE_NAME, Settings, find_settings, load_settings

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """A settings file with this text."""

    def write(text: str, folder: str = ".") -> Path:
        file = tmp_path / folder / FILE_NAME
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        return file

    return write


def test_without_a_file_the_shipped_rules_apply(tmp_path: Path) -> None:
    assert find_settings(folder=tmp_path) == Settings()


def test_everything_that_can_be_said(write: Write) -> None:
    file = write(
        "company: 株式会社ほしぞら文具\ndictionaries: [dictionary/]\nrules: [rules]\nallow: [03-0000-0100]\n"
        "policy:\n  client: {likely: warn, certain: block}\non_failure: warn\nsecond_opinion: always\nlanguage: en\n"
    )
    settings = load_settings(file)
    assert settings.company == ("株式会社ほしぞら文具",)
    assert settings.dictionaries == (file.parent / "dictionary",)
    assert settings.rules == (file.parent / "rules",)
    assert settings.allow == ("03-0000-0100",)
    assert settings.policy == {
        (Category.CLIENT, Confidence.LIKELY): Action.WARN,
        (Category.CLIENT, Confidence.CERTAIN): Action.BLOCK,
    }
    assert (settings.on_failure, settings.second_opinion, settings.language) == (Action.WARN, True, "en")
    assert settings.source == file


def test_a_company_may_have_several_names(write: Write) -> None:
    assert load_settings(write("company: [ほしぞら文具, HOSHIZORA]")).company == ("ほしぞら文具", "HOSHIZORA")


@pytest.mark.parametrize("text", ["", "# nothing\n"])
def test_an_empty_file_changes_nothing(write: Write, text: str) -> None:
    file = write(text)
    assert load_settings(file) == Settings(source=file)


def test_the_nearest_file_above_the_folder_applies(write: Write, tmp_path: Path) -> None:
    write("company: 遠い\n")
    near = write("company: 近い\n", "a")
    (tmp_path / "a" / "b").mkdir()
    assert find_settings(folder=tmp_path / "a" / "b").source == near


def test_a_named_file_goes_before_the_environment_and_that_before_folders(
    write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("company: 近い\n")
    environment, named = write("company: 環境\n", "e"), write("company: 指定\n", "n")
    monkeypatch.setenv("PROMPTGUARD_CONFIG", str(environment))
    assert find_settings(folder=tmp_path).source == environment
    assert find_settings(named, tmp_path).source == named


def test_the_users_own_file_is_the_last_but_one(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("platformdirs.user_config_dir", lambda *_, **__: str(tmp_path / "user"))
    (tmp_path / "user").mkdir()
    (tmp_path / "user" / FILE_NAME).write_text("language: en\n", encoding="utf-8")
    (tmp_path / "work").mkdir()
    assert find_settings(folder=tmp_path / "work").language == "en"


def test_a_named_file_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SourceError):
        find_settings(tmp_path / "missing.yaml")


@pytest.mark.parametrize(
    ("text", "line", "field"),
    [
        ("compny: x\n", 1, "compny"),
        ("company: x\nlanguage: fr\n", 2, "language"),
        ("second_opinion: sometimes\n", 1, "second_opinion"),
        ("policy:\n  client: {likely: wrn}\n", 2, "policy.client.likely"),
        ("policy:\n  kunde: {likely: warn}\n", 2, "policy.kunde"),
        ("allow: 03-0000-0100\n", 1, "allow"),
        ("on_failure: never\n", 1, "on_failure"),
        ("- a list\n", 1, ""),
        ("company: [x\n", 1, "YAML"),
        ("second_opinion: yes\n", 1, "second_opinion"),
        ("language: no\n", 1, "language"),
        ("company: x\ncompany: y\n", 2, "company"),
    ],
)
def test_an_error_says_file_line_field_and_what_was_expected(write: Write, text: str, line: int, field: str) -> None:
    with pytest.raises(SourceError) as error:
        load_settings(write(text))
    assert (error.value.line, error.value.field) == (line, field)
    assert error.value.expected
    assert str(error.value).startswith(f"{error.value.path}:{line}: ")


@pytest.mark.parametrize("name", ["promptguard.yml", "promptguard.yaml.txt"])
def test_a_file_under_a_wrong_name_is_not_passed_over(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("language: ja\n", encoding="utf-8")
    with pytest.raises(SourceError, match=r"promptguard\.yaml に変えて"):
        find_settings(folder=tmp_path)


def test_a_folder_of_that_name_is_not_passed_over(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).mkdir()
    with pytest.raises(SourceError, match="読めません"):
        find_settings(folder=tmp_path)


@pytest.mark.skipif(os.name == "nt", reason="links need a right on Windows")
def test_a_link_that_leads_nowhere_is_not_passed_over(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).symlink_to(tmp_path / "gone.yaml")
    with pytest.raises(SourceError, match="読めません"):
        find_settings(folder=tmp_path)


def test_how_dictionaries_are_opened_can_be_said(write: Write) -> None:
    settings = load_settings(write("dictionary_copy_days: 0\ndictionary_key: keys/company.key\n"))
    assert settings.source
    assert settings.dictionary_copy_days == 0
    assert settings.dictionary_key == settings.source.parent / "keys" / "company.key"
