"""Whoever called a command: this very process, or a thin client that the warm service answers for.

What a command reads of the outside world (streams, environment, working folder) it reads here, so that the service
gives the answer that a process of its own would have given.
"""

import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TextIO

if TYPE_CHECKING:  # a start that only shows help loads no scanner
    from promptguard.scan import Scanner
    from promptguard.settings import Settings


@dataclass(frozen=True, slots=True)
class Caller:
    """One caller. `typing` and `reading`: whether a person sits at the other end of input and output."""

    stdin: BinaryIO | None
    stdout: TextIO
    stderr: TextIO
    environment: Mapping[str, str]
    folder: Path | None = None
    """The working folder, where it is not that of this process."""
    typing: bool = False
    reading: bool = False
    assemble: "Callable[[Settings], Scanner] | None" = None
    """Who makes scanners for this caller; the service keeps them warm."""

    def path(self, name: str | Path) -> Path:
        """A path as the caller means it."""
        return self.folder / name if self.folder else Path(name)


_CALLER: ContextVar[Caller] = ContextVar("caller")


def caller() -> Caller:
    """The caller of the command that runs in this context."""
    return _CALLER.get(None) or _this_process()


@contextmanager
def answering(somebody: Caller) -> Iterator[None]:
    """Run commands for somebody else; other threads and contexts do not notice."""
    token = _CALLER.set(somebody)
    try:
        yield
    finally:
        _CALLER.reset(token)


def _this_process() -> Caller:
    if sys.stdin is None:  # pythonw and services of Windows
        return Caller(None, sys.stdout, sys.stderr, os.environ)
    return Caller(
        sys.stdin.buffer,
        sys.stdout,
        sys.stderr,
        os.environ,
        typing=sys.stdin.isatty(),
        reading=sys.stdout is not None and sys.stdout.isatty(),
    )
