"""Tables that are written for people: by the name of the file as CSV that Excel reads, or as `.xlsx`."""

from collections.abc import Sequence
from pathlib import Path

from promptguard.dictionary.sheet import text_of_rows, workbook_of_rows
from promptguard.frontends.cli.wrong import WrongCallError

_EXCEL = "utf-8-sig"
"""Excel takes a CSV without the mark for one in the system's old encoding."""


def write_rows(path: Path, rows: Sequence[Sequence[str]]) -> None:
    """Write rows, the header first.

    Raises:
        WrongCallError: the file cannot be written.
    """
    data = workbook_of_rows(rows) if path.suffix.lower() == ".xlsx" else text_of_rows(rows).encode(_EXCEL)
    try:
        path.write_bytes(data)
    except OSError as error:
        raise WrongCallError("not_written", path=path, reason=error.strerror or type(error).__name__) from None
