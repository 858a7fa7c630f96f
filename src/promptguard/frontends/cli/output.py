"""What goes to the screen or into a pipe. Nothing here may fail because a console lacks a character."""

import errno
import io
import os
import sys
from collections.abc import Iterable
from typing import BinaryIO

import click

from promptguard.frontends.cli.caller import caller
from promptguard.frontends.problems import Problem, UnreadableError
from promptguard.report.wording import Wording


def steady_streams() -> None:
    """Let consoles of other encodings than Unicode (cp932) show `?` for what they lack.

    The encoding itself stays as the system chose it: PowerShell and cmd read pipes in the console's encoding.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def write(pieces: Iterable[str], *, colour: bool) -> None:
    """Print the pieces of a report as they come."""
    for piece in pieces:
        click.echo(piece, file=caller().stdout, nl=False, color=colour)


def note(message: str) -> None:
    """Tell the person something that is not part of the result."""
    click.echo(message, file=caller().stderr)


def wants_colour(choice: str) -> bool:
    """`always`, `never`, or `auto`: on a terminal unless NO_COLOR is set (no-color.org) or the terminal is dumb."""
    if choice != "auto":
        return choice == "always"
    environment = caller().environment
    return caller().reading and not environment.get("NO_COLOR") and environment.get("TERM") != "dumb"


def standard_input(wording: Wording, *, wanted: bool = True) -> BinaryIO:
    """Standard input in bytes; a person at a terminal who is to type is told how to end it.

    Raises:
        UnreadableError: it is wanted, and this process was started without one.
    """
    stdin = caller().stdin
    if wanted and stdin is None:
        raise UnreadableError(Problem.UNREADABLE, reason=os.strerror(errno.EBADF))
    if wanted and caller().typing:
        note(wording.text("stdin", "windows" if os.name == "nt" else "other"))
    return stdin or io.BytesIO()


def write_text(text: str) -> bool:
    """Write a text exactly, line ends included; whether every character could be written."""
    stream = caller().stdout
    encoding = stream.encoding or "utf-8"
    stream.flush()
    stream.buffer.write(text.encode(encoding, "replace"))
    stream.buffer.flush()
    return text.encode(encoding, "ignore").decode(encoding) == text


def quiet_end() -> None:
    """Whoever read our output has gone: let the interpreter end without complaining about it."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
