from pathlib import Path

import pytest

from promptguard.frontends.cli.sheets import write_rows
from promptguard.frontends.cli.wrong import WrongCallError
from promptguard.frontends.tables import read_tables

ROWS = [["用語", "備考"], ["髙梨𠮷", "=1+1"]]


@pytest.mark.parametrize("name", ["x.csv", "x.xlsx", "x.XLSX"])
def test_the_name_of_the_file_decides_the_form(tmp_path: Path, name: str) -> None:
    write_rows(tmp_path / name, ROWS)
    assert [list(row.cells) for row in read_tables(tmp_path / name)[0].rows] == ROWS


def test_excel_reads_the_csv_in_the_right_encoding(tmp_path: Path) -> None:
    write_rows(tmp_path / "x.csv", ROWS)
    assert (tmp_path / "x.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_a_place_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(WrongCallError):
        write_rows(tmp_path / "no" / "x.csv", ROWS)
