"""Table files (CSV, TSV, `.xlsx`) in any encoding that Japanese files come in → sheets."""

from pathlib import Path
from typing import BinaryIO

from promptguard.dictionary.sheet import Sheet, sheet_of_text, sheets_of_workbook
from promptguard.errors import SourceError, Told
from promptguard.frontends.damage import refuse_damaged
from promptguard.frontends.encodings import decode
from promptguard.frontends.problems import Problem, UnreadableError
from promptguard.frontends.reading import open_file, unreadable

_LIMIT_MIB = 256
_WORKBOOK, _OLD_OFFICE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_OLD = Told(
    "古い形式（.xls）か、パスワードの付いたブックです。Excel で開き、.xlsx か CSV で保存し直してください。",
    "this is an old workbook (.xls) or a locked one; open it in Excel and save it as .xlsx or CSV.",
)


def read_tables(path: Path) -> tuple[Sheet, ...]:
    """The tables of a file, told by its content, not by its name.

    Raises:
        UnreadableError: it cannot be opened, is too large, or its text cannot be read.
        SourceError: it is a workbook that cannot be read.
    """
    try:
        with open_file(path) as stream:
            return read_table(stream, path)
    except OSError as error:
        raise unreadable(error) from None


def read_table(stream: BinaryIO, path: object) -> tuple[Sheet, ...]:
    """The same for an open file or standard input."""
    data = stream.read(_LIMIT_MIB * 1024 * 1024 + 1)
    if len(data) > _LIMIT_MIB * 1024 * 1024:
        raise UnreadableError(Problem.TOO_LARGE, limit=_LIMIT_MIB)
    if data.startswith(_OLD_OFFICE):
        raise SourceError(path, None, "", _OLD)
    if data.startswith(_WORKBOOK):
        return sheets_of_workbook(data, path)
    return (sheet_of_text(refuse_damaged(decode(data)), path),)
