from pathlib import Path

import pytest

from promptguard.dictionary.sheet import workbook_of_rows
from promptguard.errors import SourceError
from promptguard.frontends.problems import Problem, UnreadableError
from promptguard.frontends.tables import read_tables

TEXT = "会社名,フリガナ\n株式会社髙梨製作所,タカナシセイサクショ\n㈱アオバ電装,ｱｵﾊﾞﾃﾞﾝｿｳ\n"


def stored(folder: Path, data: bytes, name: str = "list.csv") -> Path:
    file = folder / name
    file.write_bytes(data)
    return file


@pytest.mark.parametrize("encoding", ["cp932", "utf-8", "utf-8-sig", "utf-16", "euc_jis_2004"])
def test_a_list_is_read_in_the_encoding_that_it_has(tmp_path: Path, encoding: str) -> None:
    text = TEXT.replace("髙", "高").replace("㈱", "(株)") if encoding.startswith("euc") else TEXT
    (sheet,) = read_tables(stored(tmp_path, text.encode(encoding)))
    assert [row.cell(0) for row in sheet.rows] == [line.partition(",")[0] for line in text.splitlines()]


def test_a_workbook_is_known_by_its_content(tmp_path: Path) -> None:
    (sheet,) = read_tables(stored(tmp_path, workbook_of_rows([["会社名"]]), "list.csv"))
    assert sheet.rows[0].cells == ("会社名",)


def test_an_old_or_locked_workbook_is_told_with_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="xlsx か CSV"):
        read_tables(stored(tmp_path, b"\xd0\xcf\x11\xe0" + b"\0" * 100, "list.xls"))


def test_destroyed_text_is_not_taken(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError) as told:
        read_tables(stored(tmp_path, b"name\n\xef\xbf\xbd\xef\xbf\xbd\n"))
    assert told.value.problem is Problem.REPLACEMENT


def test_what_cannot_be_opened_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError):
        read_tables(tmp_path)
