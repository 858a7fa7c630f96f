"""Dictionaries compiled into the user's cache, so that a start neither parses nor builds anything that has not changed.

For each source (a file or a folder of the settings) the cache holds an index (`source-….json`) and the stores made of
its files (`words-….bin` of the YAML, `sealed-….bin` of each sealed file), named after a digest of these files and of
everything else that shapes a store.

Files that look untouched are taken as unchanged; whatever looks touched is read, and its digest decides. A store is
mapped only if its own digest was seen to fit, and looks untouched since. It is written beside and moved into
place: another process sees all of it or nothing. Where nothing can be written, the dictionary is compiled in memory.
"""

import hashlib
import mmap
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from promptguard.dictionary.container import BadContainerError, Container, is_whole, parse
from promptguard.dictionary.index import Index, Look, look_at, looks_of, note_reached, read_index, write_index
from promptguard.dictionary.load import SEALED, load_files, source_files
from promptguard.dictionary.words import compiled
from promptguard.errors import SourceError, Told
from promptguard.rulebook.cachefile import remove, write_whole
from promptguard.rulebook.source import unreadable
from promptguard.version import __version__

Made = tuple[Container, Look | None]
"""A store, and its file as it looks; None where it is only in memory."""

_FORMAT = f"promptguard-store-3 {__version__} {sys.byteorder} {sys.hexversion:x}"
"""What shapes a store besides its files; the number goes up whenever other forms are found within one version."""
_TRIES = 3
_DAY = 86_400.0
_NONE = Told("辞書がありません。", "there is no such dictionary.")
_UNSTEADY = Told(
    "読んでいる間に書き換えられました。保存が終わってから、もう一度実行してください。",
    "it changed while it was read; try again when it is saved.",
)
_DAMAGED = Told(
    "壊れているか、封をした辞書ではありません。作り直してください。",
    "it is damaged, or no sealed dictionary; make it again.",
)


@dataclass(frozen=True, slots=True)
class Opened:
    """The stores of one source; `age` is how many seconds ago it was last within reach, 0 where it is now."""

    stores: tuple[Container, ...]
    age: float = 0.0


@dataclass(frozen=True, slots=True)
class Store:
    """The cache of one source. `now` gives seconds since the epoch, `copy_days` is how old a copy may be."""

    source: Path
    folder: Path
    now: Callable[[], float]
    copy_days: int = 7

    @property
    def _index(self) -> Path:
        name = hashlib.blake2b(str(self.source).encode("utf-8", "surrogateescape"), digest_size=12).hexdigest()
        return self.folder / f"source-{name}.json"

    def open(self) -> Opened:
        """The stores of the source, made anew where they must be.

        Raises:
            SourceError: a file is wrong or keeps changing, or the source is out of reach and its copy is missing or
                too old.
        """
        index = read_index(self._index)
        looks = looks_of(self.source, index)
        if looks is None:
            return self._copy(index)
        stores = self._known(index) if index and index.is_current(looks) else None
        if index is None or stores is None:
            return self._read(index)
        note_reached(self._index, index, self.now())
        return Opened(stores)

    def _copy(self, index: Index | None) -> Opened:
        """What was made of the source when it was last within reach."""
        if index is None:
            raise SourceError(self.source, None, "", _NONE)
        age = max(self.now() - index.reached, 1.0)
        stores = self._known(index) if age <= self.copy_days * _DAY else None
        if stores is None:
            raise SourceError(self.source, None, "", _no_copy(age, self.copy_days))
        return Opened(stores, age)

    def _read(self, old: Index | None) -> Opened:
        """Read the source; its files must not change between the first look and the last."""
        for _ in range(_TRIES):
            began = self.now()
            files = source_files(self.source)
            try:
                looks = tuple(map(look_at, files))
                made = list(self._made(files))
                steady = tuple(map(look_at, source_files(self.source))) == looks
            except OSError as error:
                raise unreadable(self.source, error) from None
            if steady:
                self._note(old, Index(looks, tuple(look for _, look in made if look), began, began), len(made))
                return Opened(tuple(container for container, _ in made))
        raise SourceError(self.source, None, "", _UNSTEADY)

    def _note(self, old: Index | None, index: Index, stores: int) -> None:
        """Write down what was read, if all of it is in files, and forget what that replaces."""
        if len(index.stores) == stores:
            write_index(self._index, index)
            kept = {look.path for look in index.stores}
            for look in old.stores if old else ():
                if look.path not in kept:
                    remove(Path(look.path))

    def _made(self, files: Sequence[Path]) -> Iterator[Made]:
        """The stores of files: one of all YAML, one of each sealed file."""
        plain = [file for file in files if file.suffix != SEALED]
        if plain:
            yield self._kept("words", plain, lambda contents: compiled(load_files(contents)))
        for file in files:
            if file.suffix == SEALED:
                yield self._kept("sealed", [file], lambda contents: _sealed(file, contents[file]))  # noqa: B023 - called at once

    def _kept(self, kind: str, files: Sequence[Path], make: Callable[[Mapping[Path, bytes]], bytes]) -> Made:
        """The store of these files, from the cache where it is there and whole."""
        contents = {file: file.read_bytes() for file in files}
        digest = hashlib.blake2b(_FORMAT.encode(), digest_size=16)
        for file, content in contents.items():
            digest.update(f"\0{file}\0{len(content)}\0".encode("utf-8", "surrogateescape"))
            digest.update(content)
        kept = self.folder / f"{kind}-{digest.hexdigest()}.bin"
        known = _mapped(kept, None)
        if known:
            return known, look_at(kept)
        made = make(contents)
        written = _mapped(kept, None) if write_whole(kept, made) else None
        return (written, look_at(kept)) if written else (parse(memoryview(made)), None)

    def _known(self, index: Index) -> tuple[Container, ...] | None:
        """The stores of an index; None where one of them is gone or damaged."""
        stores = [_mapped(Path(look.path), look) for look in index.stores]
        return tuple(store for store in stores if store) if all(stores) else None


def _mapped(file: Path, trusted: Look | None) -> Container | None:
    """A store on disk, which is read through unless it looks as trusted; None where it is not there or not whole."""
    try:
        with file.open("rb") as opened:
            content = memoryview(mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ))
        if (trusted is None or look_at(file) != trusted) and not is_whole(content):
            return None
        return parse(content)
    except (OSError, ValueError, BadContainerError):
        return None


def _sealed(file: Path, content: bytes) -> bytes:
    """A sealed file, if it is one and all of it."""
    try:
        if is_whole(memoryview(content)) and "salt" in parse(memoryview(content)).notes:
            return content
    except BadContainerError:
        pass
    raise SourceError(file, None, "", _DAMAGED)


def _no_copy(age: float, days: int) -> Told:
    """The remedy where a source is out of reach and its copy is of no use."""
    old = int(age // _DAY)
    return Told(
        f"辞書に届きません。手元の控えも使えません（{old} 日前のもの。使えるのは {days} 日まで。promptguard.yaml の "
        "dictionary_copy_days で変えられます）。社内のネットワークにつないで、もう一度実行してください。",
        f"out of reach, and the copy is of no use ({old} days old; dictionary_copy_days in promptguard.yaml allows "
        f"{days}). Connect to the company's network and try again.",
    )
