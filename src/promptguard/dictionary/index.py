"""What the cache knows of a source: its files as they looked when they were read, and the stores made of them."""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Thread
from typing import TypeVar

from promptguard.dictionary.load import source_files
from promptguard.errors import SourceError
from promptguard.rulebook.cachefile import read_cached, write_cached

T = TypeVar("T")
_UNSURE_SECONDS = 2.0
"""Some file systems keep times in steps of two seconds."""
_SEEN_SECONDS = 3600.0
"""How often the time at which a source was within reach is written down."""
_PATIENCE_SECONDS = 3.0
"""A share that does not answer can hold a look for a minute; the copy is there at once."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a file looks from outside: bytes, time of its last change in nanoseconds, inode."""

    path: str
    size: int
    written: int
    inode: int


@dataclass(frozen=True, slots=True)
class Index:
    """`read` and `reached` are seconds since the epoch: before the files were read, and when they were last there."""

    files: tuple[Look, ...]
    stores: tuple[Look, ...]
    read: float
    reached: float

    def is_current(self, looks: tuple[Look, ...]) -> bool:
        """Whether files look as they did, and were read long enough after their change for another one to show."""
        return looks == self.files and all(look.written / 1e9 + _UNSURE_SECONDS < self.read for look in looks)


def look_at(file: Path) -> Look:
    """How a file looks now."""
    found = file.stat()
    return Look(str(file), found.st_size, found.st_mtime_ns, found.st_ino)


def looks_of(source: Path, index: Index | None) -> tuple[Look, ...] | None:
    """How the files of a source look now; None where it is out of reach.

    A folder that has lost all its files is out of reach as well: so looks a mount point with nothing mounted on it.

    Raises:
        SourceError: a file is wrongly named.
    """
    looks = _within(_PATIENCE_SECONDS, lambda: _looks(source)) if index else _looks(source)
    return None if index and index.files and not looks else looks


def _looks(source: Path) -> tuple[Look, ...] | None:
    try:
        return tuple(map(look_at, source_files(source))) if source.exists() else None
    except OSError:
        return None


def _within(seconds: float, call: Callable[[], T | None]) -> T | None:
    """What a call gives within a time; None where it takes longer, and then it is left to itself."""
    given: list[T | SourceError | None] = []

    def answer() -> None:
        try:
            given.append(call())
        except SourceError as error:
            given.append(error)

    thread = Thread(target=answer, daemon=True)
    thread.start()
    thread.join(seconds)
    result = given[0] if given else None
    if isinstance(result, SourceError):
        raise result
    return result


def read_index(file: Path) -> Index | None:
    """What is known; None where nothing is, or nothing that can be trusted."""
    body = read_cached(file)
    try:
        data = json.loads(body) if body else None
        return data and Index(_of(data["files"]), _of(data["stores"]), data["read"], data["reached"])
    except (ValueError, TypeError, KeyError):
        return None


def _of(looks: list[list[object]]) -> tuple[Look, ...]:
    return tuple(Look(*look) for look in looks)  # type: ignore[arg-type]  # as they were written


def write_index(file: Path, index: Index) -> None:
    """Write it down; where that cannot be done, the next start reads the source again."""
    looks = {"files": index.files, "stores": index.stores}
    rows = {key: [(look.path, look.size, look.written, look.inode) for look in each] for key, each in looks.items()}
    write_cached(file, json.dumps({**rows, "read": index.read, "reached": index.reached}).encode())


def note_reached(file: Path, index: Index, now: float) -> None:
    """Write down, once in a while, that the source was within reach."""
    if not 0 <= now - index.reached < _SEEN_SECONDS:
        write_index(file, replace(index, reached=now))
