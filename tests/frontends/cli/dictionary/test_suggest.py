from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from promptguard.dictionary.load import load_file

Cli = Callable[..., Result]
TEXT = "㈱ミナト工機へ見積を送る。受注はドゥーベで行う。HS-20441とHS-20442とHS-20443。プロジェクトの件。\n"


@pytest.fixture
def texts(company: Path) -> Path:
    folder = company / "texts"
    folder.mkdir()
    for number in range(3):
        (folder / f"{number}.txt").write_text(f"{TEXT}株式会社アオバ電装\n", encoding="utf-8")
    return folder


@pytest.mark.usefixtures("texts")
def test_what_the_dictionary_lacks_is_listed_for_a_person(promptguard: Cli) -> None:
    written = promptguard("dict", "suggest", "texts").stdout
    assert "ミナト工機（取引先？ 3 回・3 件）" in written
    assert "ドゥーベ（社内用語？ 3 回・3 件）" in written
    assert "regex: 'HS-[0-9]{5}'" in written
    assert "アオバ電装（" not in written
    assert "プロジェクト（" not in written


def test_what_was_chosen_in_excel_is_imported(promptguard: Cli, texts: Path) -> None:
    promptguard("dict", "suggest", "texts", "-o", "words.xlsx")
    promptguard("dict", "import", "words.xlsx")
    terms = [entry.term for entry in load_file(texts.parent / "d" / "internal.yaml").entries]
    assert "ドゥーベ" in terms


@pytest.mark.usefixtures("texts")
def test_nothing_is_written_and_nothing_kept(promptguard: Cli, company: Path) -> None:
    before = {path: path.read_bytes() for path in company.rglob("*") if path.is_file()}
    promptguard("dict", "suggest", "texts")
    assert {path: path.read_bytes() for path in company.rglob("*") if path.is_file()} == before


@pytest.mark.usefixtures("texts")
def test_where_nothing_is_frequent_enough_that_is_said(promptguard: Cli) -> None:
    (Path("texts") / "x.md").write_text("ふつうの文です。\n", encoding="utf-8")
    assert "候補はありませんでした" in promptguard("dict", "suggest", "texts/x.md").stdout


@pytest.mark.usefixtures("texts")
def test_files_that_are_no_texts_are_told_of(promptguard: Cli) -> None:
    (Path("texts") / "x.docx").write_bytes(b"PK")
    assert "対象外のファイル 1 件" in promptguard("dict", "suggest", "texts").stderr
