from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from promptguard.dictionary.load import load_file

Cli = Callable[..., Result]


@pytest.mark.usefixtures("company")
def test_without_a_file_a_table_is_printed(promptguard: Cli) -> None:
    assert promptguard("dict", "export").stdout.splitlines()[:2] == [
        "用語,区分,別名,読み,開始日,終了日,備考,ファイル",
        "株式会社アオバ電装,取引先,,,,,,clients.yaml",
    ]


@pytest.mark.parametrize("name", ["x.xlsx", "x.csv"])
def test_what_is_exported_and_imported_again_changes_nothing(promptguard: Cli, company: Path, name: str) -> None:
    before = {file: file.read_bytes() for file in (company / "d").iterdir()}
    promptguard("dict", "export", "-o", name)
    assert "新規 0、更新 0、変わりなし 3" in promptguard("dict", "import", name, "--note", "備考").stdout
    assert {file: file.read_bytes() for file in (company / "d").iterdir()} == before


def test_all_files_can_be_made_one(promptguard: Cli, company: Path) -> None:
    promptguard("dict", "export", "-o", "all.yaml")
    assert [entry.term for entry in load_file(company / "all.yaml").entries] == [
        "株式会社アオバ電装", "合同会社ヴェルデ光学", "HK-2291",
    ]  # fmt: skip


@pytest.mark.usefixtures("company")
def test_a_place_that_cannot_be_written_is_told(promptguard: Cli) -> None:
    assert promptguard("dict", "export", "-o", "no/x.csv").exit_code == 2
