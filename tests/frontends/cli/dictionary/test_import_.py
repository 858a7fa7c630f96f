from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from promptguard.dictionary.load import load_file
from promptguard.dictionary.sheet import sheet_of_text, workbook_of_rows
from promptguard.settings import load_settings

Cli = Callable[..., Result]

LIST = """\
取引先一覧

No,取引先名,フリガナ,電話,備考
1,㈱ミナト工機　御中,ﾐﾅﾄｺｳｷ,03,NDA
2,,,,
3,株式会社ミナト工機,,,
4,(有)リンドウ商会,,,
"""


@pytest.fixture
def table(tmp_path: Path) -> Path:
    file = tmp_path / "list.csv"
    file.write_bytes(LIST.encode("cp932"))
    return file


@pytest.mark.usefixtures("table")
def test_without_any_settings_a_list_becomes_a_working_dictionary(promptguard: Cli, tmp_path: Path) -> None:
    result = promptguard("dict", "import", "list.csv", "--owner", "営業部")
    assert result.exit_code == 0
    assert load_settings(tmp_path / "promptguard.yaml").dictionaries == (tmp_path / "dictionary",)
    assert "《ミナト工機》" in promptguard("check", input="ミナト工機の見積").stdout


@pytest.mark.usefixtures("table")
def test_every_row_is_accounted_for(promptguard: Cli) -> None:
    written = promptguard("dict", "import", "list.csv").stdout
    assert "取り込みました: 2 件（新規 2、更新 0、変わりなし 0）→ dictionary/clients.yaml" in written
    assert "同じ名前が前にもある: 1（6 行目）" in written
    assert "空の行: 1" in written
    assert "使わない列: No、電話、備考" in written


@pytest.mark.usefixtures("table")
def test_what_became_of_every_row_can_be_written_for_excel(promptguard: Cli, tmp_path: Path) -> None:
    promptguard("dict", "import", "list.csv", "--report", "r.csv")
    data = (tmp_path / "r.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert [row.cells for row in sheet_of_text(data.decode("utf-8-sig")).rows] == [
        ("行", "名前", "結果", "除いたもの"),
        ("4", "株式会社ミナト工機", "取り込み", "御中"),
        ("6", "株式会社ミナト工機", "4 行目と同じ", ""),
        ("7", "有限会社リンドウ商会", "取り込み", ""),
    ]


@pytest.mark.usefixtures("table")
def test_the_same_list_again_changes_nothing(promptguard: Cli, tmp_path: Path) -> None:
    promptguard("dict", "import", "list.csv")
    file = tmp_path / "dictionary" / "clients.yaml"
    before = file.read_bytes()
    assert "新規 0、更新 0、変わりなし 2" in promptguard("dict", "import", "list.csv").stdout
    assert file.read_bytes() == before


def test_a_later_list_updates_and_keeps_comments_and_order(promptguard: Cli, company: Path) -> None:
    (company / "new.csv").write_text("会社名,略称\n㈱アオバ電装,アオバ\nミナト工機,\n", encoding="utf-8")
    assert "新規 1、更新 1" in promptguard("dict", "import", "new.csv").stdout
    text = (company / "d" / "clients.yaml").read_text(encoding="utf-8")
    assert text.splitlines()[4:] == [
        "  - {term: 株式会社アオバ電装, aliases: [アオバ]}   # 要注意",
        "  - {term: 合同会社ヴェルデ光学, aliases: [ヴェルデ]}",
        "  - ミナト工機",
    ]


def test_an_entry_is_updated_in_whatever_file_it_stands(promptguard: Cli, company: Path) -> None:
    (company / "new.csv").write_text("用語,区分,終了日\nHK2291,案件,2027-04-01\n", encoding="utf-8")
    promptguard("dict", "import", "new.csv")
    (entry,) = load_file(company / "d" / "projects.yaml").entries
    assert (entry.note, str(entry.until)) == ("発表前", "2027-04-01")
    assert not (company / "d" / "internal.yaml").exists()


def test_settings_without_a_dictionary_are_extended(promptguard: Cli, tmp_path: Path, table: Path) -> None:
    (tmp_path / "promptguard.yaml").write_text("# 注\ncompany: 北星\n", encoding="utf-8")
    promptguard("dict", "import", table.name)
    assert (tmp_path / "promptguard.yaml").read_text(encoding="utf-8") == (
        "# 注\ncompany: 北星\ndictionaries:\n  - dictionary/\n"
    )


@pytest.mark.usefixtures("table")
def test_a_dry_run_writes_nothing(promptguard: Cli, tmp_path: Path) -> None:
    assert "まだ何も書いていません" in promptguard("dict", "import", "list.csv", "--dry-run").stdout
    assert [path.name for path in tmp_path.iterdir()] == ["list.csv"]


def test_other_sheets_are_told_and_can_be_named(promptguard: Cli, tmp_path: Path) -> None:
    from io import BytesIO

    from openpyxl import load_workbook

    book = load_workbook(BytesIO(workbook_of_rows([["会社名"], ["アオバ電装"]])))
    book.create_sheet("旧")["A1"] = "会社名"
    book["旧"]["A2"] = "ミナト工機"
    book.save(tmp_path / "x.xlsx")
    assert "読んでいないシート: 旧" in promptguard("dict", "import", "x.xlsx").stdout
    promptguard("dict", "import", "x.xlsx", "--sheet", "旧")
    terms = [entry.term for entry in load_file(tmp_path / "dictionary" / "clients.yaml").entries]
    assert terms == ["アオバ電装", "ミナト工機"]
    assert "あるのは: Sheet、旧" in promptguard("dict", "import", "x.xlsx", "--sheet", "なし").stderr


def test_a_list_may_come_from_standard_input(promptguard: Cli, tmp_path: Path) -> None:
    promptguard("dict", "import", "-", "--category", "案件", input="案件番号\nHK-2291\n")
    assert load_file(tmp_path / "dictionary" / "projects.yaml").entries[0].term == "HK-2291"


def test_a_list_whose_names_cannot_be_told_needs_a_column(promptguard: Cli, tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("あ,い\n1,メラク\n", encoding="utf-8")
    result = promptguard("dict", "import", "x.csv")
    assert (result.exit_code, "--term B" in result.stderr) == (2, True)
    assert promptguard("dict", "import", "x.csv", "--term", "い", "--category", "internal").exit_code == 0
    assert "「う」という列がありません" in promptguard("dict", "import", "x.csv", "--term", "う").stderr


def test_a_person_at_a_terminal_is_asked_for_the_column(
    promptguard: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from promptguard.frontends.cli.dictionary import import_

    (tmp_path / "x.csv").write_text("あ,い\n1,メラク\n", encoding="utf-8")
    monkeypatch.setattr(import_, "_at_terminal", lambda: True)
    result = promptguard("dict", "import", "x.csv", input="B\n")
    assert "A: あ  B: い" in result.stdout
    assert result.exit_code == 0


@pytest.mark.usefixtures("company")
def test_a_dictionary_that_is_wrong_is_not_written_to(promptguard: Cli, company: Path, table: Path) -> None:
    file = company / "d" / "projects.yaml"
    file.write_text("entries: [の]\n", encoding="utf-8")
    result = promptguard("dict", "import", table.name)
    assert (result.exit_code, "projects.yaml:1" in result.stderr) == (3, True)
    assert "ミナト" not in (company / "d" / "clients.yaml").read_text(encoding="utf-8")


def test_an_unknown_category_is_told(promptguard: Cli, table: Path) -> None:
    result = promptguard("dict", "import", table.name, "--category", "顧客")
    assert (result.exit_code, "取引先（client）" in result.stderr) == (2, True)
