from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from promptguard.dictionary.load import load_file

Cli = Callable[..., Result]


def test_a_term_is_added_behind_the_others_and_found(promptguard: Cli, company: Path) -> None:
    result = promptguard("dict", "add", "株式会社ミナト工機", "--alias", "ミナト", "--note", "NDA")
    assert result.exit_code == 0
    text = (company / "d" / "clients.yaml").read_text(encoding="utf-8")
    assert text.endswith("  - {term: 株式会社ミナト工機, aliases: [ミナト], note: NDA}\n")
    assert "  - 株式会社アオバ電装   # 要注意\n" in text
    assert promptguard("check", input="㈱ﾐﾅﾄ工機の件").exit_code == 1


@pytest.mark.parametrize(
    ("term", "file"), [("㈱ミナト工機", "clients"), ("HK-3107", "projects"), ("メラク", "internal")]
)
def test_the_category_is_guessed_and_told(promptguard: Cli, company: Path, term: str, file: str) -> None:
    assert f"d/{file}.yaml に加えました" in promptguard("dict", "add", term).stdout
    assert load_file(company / "d" / f"{file}.yaml").entries[-1].term == term


def test_a_named_category_is_not_doubted(promptguard: Cli, company: Path) -> None:
    assert "区分がちがうとき" not in promptguard("dict", "add", "メラク", "--category", "案件").stdout
    assert load_file(company / "d" / "projects.yaml").entries[-1].term == "メラク"


def test_days_are_kept(promptguard: Cli, company: Path) -> None:
    promptguard("dict", "add", "HK-3107", "--since", "2026-04-01", "--until", "2027-04-01")
    assert str(load_file(company / "d" / "projects.yaml").entries[-1].until) == "2027-04-01"
    assert "2027-04-01 のように" in promptguard("dict", "add", "HK-3108", "--until", "来年").stderr


@pytest.mark.usefixtures("company")
def test_what_is_there_already_is_told_with_its_place(promptguard: Cli) -> None:
    assert "すでにあります（d/clients.yaml:5）" in promptguard("dict", "add", "㈱ｱｵﾊﾞ電装").stdout


def test_another_name_is_added_to_the_entry_that_is_there(promptguard: Cli, company: Path) -> None:
    promptguard("dict", "add", "アオバ電装", "--alias", "アオバさん", "--category", "internal")
    assert load_file(company / "d" / "clients.yaml").entries[0].aliases == ("アオバさん",)


@pytest.mark.usefixtures("company")
def test_a_term_that_is_found_everywhere_is_told_with_a_sentence(promptguard: Cli) -> None:
    assert "ふつうの文にも当たります（例「AIに" in promptguard("dict", "add", "AI").stdout


@pytest.mark.parametrize("term", ["の", "株式会社"])
def test_what_no_dictionary_can_hold_is_refused_and_nothing_is_written(
    promptguard: Cli, company: Path, term: str
) -> None:
    before = {file: file.read_bytes() for file in (company / "d").iterdir()}
    assert promptguard("dict", "add", term).exit_code == 3
    assert {file: file.read_bytes() for file in (company / "d").iterdir()} == before


def test_a_file_can_be_named(promptguard: Cli, company: Path) -> None:
    promptguard("dict", "add", "メラク", "--to", "d/projects.yaml", "--category", "internal")
    assert "{term: メラク, category: internal}" in (company / "d" / "projects.yaml").read_text(encoding="utf-8")


def test_two_words_need_quotes(promptguard: Cli) -> None:
    result = promptguard("dict", "add", "MINATO", "KOKI")
    assert (result.exit_code, "'…' で囲んで" in result.stderr) == (2, True)


def test_an_entry_that_is_refused_leaves_nothing_behind(promptguard: Cli, tmp_path: Path) -> None:
    assert promptguard("dict", "add", "あ").exit_code == 3
    assert promptguard("dict", "add", "メラク", "--since", "2027-04-01", "--until", "2026-04-01").exit_code == 3
    assert not (tmp_path / "promptguard.yaml").exists()
    assert not (tmp_path / "dictionary").exists()
