"""Drafts from files, folders and standard input. What cannot be read is a draft with a problem, never left out."""

import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

from promptguard.frontends.damage import refuse_damaged
from promptguard.frontends.encodings import decode
from promptguard.frontends.problems import Problem, UnreadableError
from promptguard.frontends.reading import LIMIT, open_file, read_file, read_stream, too_large, unreadable

STDIN = "-"
_LONGEST_ID = 200
SUFFIXES = (".txt", ".md", ".csv", ".log", ".tsv", ".jsonl")


@dataclass(frozen=True, slots=True)
class Draft:
    """One text to check. `size` is what of its file was read for it, in bytes; `line` that of a record in its file."""

    id: str | int
    source: str
    text: str = field(default="", repr=False)
    problem: UnreadableError | None = None
    size: int = 0
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """The files to check, a folder that is not looked into with its problem, and how many of other kinds there were."""

    files: tuple[tuple[Path, UnreadableError | None], ...]
    others: int = 0


def named(name: str, stdin: BinaryIO, folder: Path | None = None) -> Draft:
    """The draft in a file (relative to `folder`, or the working folder), or standard input for `-`."""
    try:
        text = read_stream(stdin) if name == STDIN else read_file(folder / name if folder else Path(name))
    except UnreadableError as error:
        return Draft(name, name, problem=error)
    return Draft(name, name, text)


def files_below(paths: Iterable[Path]) -> Found:
    """The files themselves, and of folders all text files in order of name, hidden ones aside."""
    files: list[tuple[Path, UnreadableError | None]] = []
    others = 0
    for path in paths:
        if not path.is_dir():
            files.append((path, None))
            continue
        closed: list[tuple[Path, UnreadableError]] = []
        for below in _seen(path, closed):
            if below.suffix.lower() in SUFFIXES:
                files.append((below, None))
            else:
                others += 1
        files += closed
    return Found(tuple(files), others)


def _seen(folder: Path, closed: list[tuple[Path, UnreadableError]]) -> Iterator[Path]:
    """All files below a folder, hidden ones aside; folders that cannot be opened or are links go to `closed`."""

    def refused(error: OSError) -> None:
        closed.append((Path(error.filename), unreadable(error)))

    for place, folders, names in os.walk(folder, onerror=refused):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        linked = (Path(place, name) for name in folders)
        closed += [(path, UnreadableError(Problem.LINKED)) for path in linked if path.is_symlink()]
        yield from (Path(place, name) for name in sorted(names) if not name.startswith("."))


def drafts_in(path: Path, problem: UnreadableError | None = None) -> Iterator[Draft]:
    """The one draft of a text file, or those of a `.jsonl`."""
    name = path.as_posix()
    if problem:
        yield Draft(name, name, problem=problem)
    elif path.suffix.lower() == ".jsonl":
        yield from _records(path)
    else:
        try:
            yield Draft(name, name, read_file(path), size=size_of(path))
        except UnreadableError as error:
            yield Draft(name, name, problem=error, size=size_of(path))


def size_of(path: Path) -> int:
    """The size of a file; 0 where it cannot be told."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _records(path: Path) -> Iterator[Draft]:
    try:
        with open_file(path) as stream:
            for number, line in enumerate(iter(lambda: stream.readline(LIMIT + 1), b""), 1):
                if line.strip():
                    yield _record(path.as_posix(), number, line)
    except UnreadableError as error:
        yield Draft(path.as_posix(), path.as_posix(), problem=error)
    except OSError as error:
        yield Draft(path.as_posix(), path.as_posix(), problem=unreadable(error))


def _record(source: str, number: int, line: bytes) -> Draft:
    """One line of a `.jsonl`; without an `id` it is called by its place."""
    place = f"{source}:{number}"
    try:
        data = _object(line, number)
    except UnreadableError as error:
        return Draft(place, source, problem=error, size=len(line), line=number)
    name = _named(data.get("id"), place)
    try:
        return Draft(name, source, refuse_damaged(data["text"]), size=len(line), line=number)
    except UnreadableError as error:
        return Draft(name, source, problem=error, size=len(line), line=number)


def _named(given: object, place: str) -> str | int:
    """The `id` that was given, if it is one that can be shown; else the place."""
    if isinstance(given, str | int) and not isinstance(given, bool) and len(f"{given}") <= _LONGEST_ID:
        return given
    return place


def _with_one_text(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """The object; of two texts JSON would keep one unseen."""
    if sum(key == "text" for key, _ in pairs) > 1:
        raise ValueError
    return dict(pairs)


def _object(line: bytes, number: int) -> dict[str, Any]:
    if len(line) > LIMIT:
        raise too_large()
    try:
        data = json.loads(decode(line), object_pairs_hook=_with_one_text)
    except (ValueError, RecursionError):
        raise UnreadableError(Problem.RECORD, line=number) from None
    if not isinstance(data, dict) or not isinstance(data.get("text"), str):
        raise UnreadableError(Problem.RECORD, line=number)
    return data
