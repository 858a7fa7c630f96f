"""Bytes → text of a draft, or the reason why it cannot be checked."""

import stat
from pathlib import Path
from typing import BinaryIO

from promptguard.frontends.damage import refuse_damaged
from promptguard.frontends.encodings import decode
from promptguard.frontends.problems import Problem, UnreadableError

LIMIT_MIB = 4
LIMIT = LIMIT_MIB * 1024 * 1024
"""The largest draft, in bytes as it is stored. Larger ones are refused, not cut."""


def read_file(path: Path) -> str:
    """The text of a file.

    Raises:
        UnreadableError: it cannot be opened, is too large, is not text or was destroyed on its way.
    """
    try:
        with open_file(path) as stream:
            return read_stream(stream)
    except OSError as error:
        raise unreadable(error) from None


def open_file(path: Path) -> BinaryIO:
    """The bytes of a regular file: a pipe or a device could keep us waiting for ever.

    Raises:
        UnreadableError: it is a pipe, a socket or a device.
        OSError: the system does not open it.
    """
    mode = path.stat().st_mode
    if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
        raise UnreadableError(Problem.SPECIAL)
    return path.open("rb")


def read_stream(stream: BinaryIO) -> str:
    """The text of an open file or of standard input, which must be binary."""
    return read_bytes(stream.read(LIMIT + 1))


def read_bytes(data: bytes) -> str:
    """The text of some bytes in any encoding that Japanese files come in."""
    if len(data) > LIMIT:
        raise too_large()
    return refuse_damaged(decode(data))


def too_large() -> UnreadableError:
    """The error for what is beyond the limit."""
    return UnreadableError(Problem.TOO_LARGE, limit=LIMIT_MIB)


def unreadable(error: OSError) -> UnreadableError:
    """The error for what the system does not let us read."""
    return UnreadableError(Problem.UNREADABLE, reason=error.strerror or type(error).__name__)
