"""Answers to the thin client: the very command that a process of its own would run, in this warm process."""

import io
from pathlib import Path

from promptguard.frontends.cli.caller import Caller, answering
from promptguard.frontends.cli.ending import NOT_CHECKED
from promptguard.frontends.cli.main import main
from promptguard.frontends.service.address import identity
from promptguard.frontends.service.engine import Engine
from promptguard.frontends.service.wire import pack, unpack


class OtherIdentityError(ValueError):
    """The caller is of another version or user, or keeps its settings elsewhere: it has to do its work itself."""


def answer(engine: Engine, call: bytes) -> bytes:
    """Run a call of the command line and pack exit code, output and messages.

    Raises:
        OtherIdentityError: an answer from here would not be the caller's own.
        ValueError: it is no call.
    """
    who, folder, encodings, reading, environment, arguments, draft = _fields(call)
    if who != identity():
        raise OtherIdentityError
    out, err = map(_stream, encodings.decode("ascii").split(" "))
    pairs = (line.partition("=") for line in _text(environment).split("\0") if line)
    somebody = Caller(
        stdin=io.BytesIO(draft),
        stdout=out,
        stderr=err,
        environment={name: value for name, _, value in pairs},
        folder=Path(_text(folder)),
        reading=bool(reading),
        assemble=engine.exactly,
    )
    with answering(somebody):
        code = _exit_code(_text(arguments).split("\0"))
    return pack(str(code).encode(), *map(_written, (out, err)))


def _fields(call: bytes) -> list[bytes]:
    fields = unpack(call)
    if len(fields) != 7:  # noqa: PLR2004 - as `asking` packs them
        raise ValueError("not a call")
    return fields


def _exit_code(arguments: list[str]) -> int:
    try:
        main.main(arguments)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else NOT_CHECKED


def _stream(encoding: str) -> io.TextIOWrapper:
    """A stream as the caller's own: its encoding, the line ends of the system, `?` for what it lacks."""
    try:
        return io.TextIOWrapper(io.BytesIO(), encoding=encoding, errors="replace", write_through=True)
    except LookupError:
        raise ValueError("an unknown encoding") from None


def _written(stream: io.TextIOWrapper) -> bytes:
    stream.flush()
    written = stream.buffer
    return written.getvalue() if isinstance(written, io.BytesIO) else b""


def _text(field: bytes) -> str:
    return field.decode("utf-8", "surrogateescape")
