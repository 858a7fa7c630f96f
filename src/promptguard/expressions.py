"""Regular expressions that are compiled once for an installation, not once for every process.

Compiling those of the rules and of the code costs more than checking a draft. `regex` pickles its compiled form, and
reading that back is thirty times as fast. A pack is a file of such pickles in the user's cache, each behind a digest
and read by an unpickler that knows nothing but `regex`'s own constructor. A pack is a convenience: what it lacks, or
what is damaged in it, is compiled on first use.
"""

import io
import pickle
import struct
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any, Self, cast

import regex

from promptguard.version import __version__

_SIZE = 16
_HEAD = 16
"""Bytes in front of a pack: whoever writes cache files puts a digest of the whole there; ours are per expression."""
_COUNT = struct.Struct("<I")
_ENTRY = struct.Struct(f"<{_SIZE}s{_SIZE}sI")
"""Key, digest and length of one pickle."""


def digest(*parts: str | bytes) -> bytes:
    """What tells texts apart, in 16 bytes."""
    hashed = blake2b(digest_size=_SIZE)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        hashed.update(len(data).to_bytes(8, "little") + data)
    return hashed.digest()


def versions() -> str:
    """What a pickle of `regex` depends on."""
    return f"{__version__} {regex.__version__} {sys.version}"


@dataclass(frozen=True, slots=True)
class Pack:
    """Pickles by key."""

    content: bytes
    places: Mapping[bytes, tuple[int, int, bytes]]
    """Start, end and digest of each."""

    @classmethod
    def read(cls, file: Path | None) -> Self:
        """The pack in a file; an empty one where there is none that can be read."""
        try:
            content = file.read_bytes() if file else b""
            (count,) = _COUNT.unpack_from(content, _HEAD)
            at = _HEAD + _COUNT.size + count * _ENTRY.size
            places = {}
            for key, seal, length in _ENTRY.iter_unpack(content[_HEAD + _COUNT.size : at]):
                places[key] = at, at + length, seal
                at += length
        except (OSError, struct.error):
            return cls(b"", {})
        return cls(content, places)

    def get(self, key: bytes) -> Any:  # noqa: ANN401 - `regex` ships no types
        """The compiled expression with a key; None where the pack does not hold it whole.

        Raises:
            pickle.UnpicklingError: somebody has put something else into the pack.
        """
        data = self._whole(key)
        return _Unpickler(io.BytesIO(data)).load() if data else None

    def _whole(self, key: bytes) -> bytes:
        """One pickle; nothing where it is not there or damaged."""
        start, end, seal = self.places.get(key, (0, 0, b""))
        data = self.content[start:end]
        return data if digest(data) == seal else b""

    def packed(self, compiled: Mapping[bytes, Any], wanted: Iterable[bytes] | None = None) -> bytes:
        """The body of a pack, which stands behind the head of its file: more expressions, and those of this one.

        What is damaged is left behind, lest it be sealed anew. `wanted` says which of this one are to be kept
        (default: all).
        """
        kept = self.places if wanted is None else self.places.keys() & set(wanted)
        pickles = {key: data for key in sorted(kept) if (data := self._whole(key))}
        pickles |= {key: pickle.dumps(each) for key, each in compiled.items()}
        index = (_ENTRY.pack(key, digest(data), len(data)) for key, data in pickles.items())
        return b"".join((_COUNT.pack(len(pickles)), *index, *pickles.values()))


class _Unpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:  # noqa: ANN401 - the interface of `pickle`
        if name == "compile" and module in ("regex._regex", "_regex", "regex._regex_core"):
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"{module}.{name} has no place among compiled expressions")


class Expression:
    """An expression of the code, taken from the pack or compiled on first use."""

    def __init__(self, source: str, flags: int = 0) -> None:
        """Keep what it is made from."""
        self.source, self.flags = source, flags

    @property
    def key(self) -> bytes:
        """Its key in a pack."""
        return digest(self.source, str(self.flags))

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - the attributes of a compiled expression
        """Whatever a compiled expression has; only called for what this object lacks, and it lacks nothing twice."""
        if name == "_made":
            self._made = _of_the_code().get(self.key) or regex.compile(self.source, self.flags)
            return self._made
        found = self.__dict__[name] = getattr(self._made, name)
        return found


def expression(source: str, flags: int = 0) -> "regex.Pattern[str]":
    """What `regex.compile` gives, but made on first use. Flags are `regex`'s."""
    return cast("regex.Pattern[str]", Expression(source, int(flags)))


def pack_file() -> Path:
    """The pack of the code's own expressions."""
    import platformdirs

    folder = Path(platformdirs.user_cache_dir("promptguard", appauthor=False))
    return folder / f"code-{digest(versions()).hex()}.bin"


@cache
def _of_the_code() -> Pack:
    return Pack.read(pack_file())


def unpacked(modules: Iterable[Mapping[str, object]]) -> Mapping[bytes, Any] | None:
    """Every expression of some modules, compiled, if one of them is not in the pack; None where all are."""
    found = {each.key: each for module in modules for each in _expressions(module.values())}
    if found.keys() <= _of_the_code().places.keys():
        return None
    return {key: regex.compile(each.source, each.flags) for key, each in found.items()}


def _expressions(values: Iterable[object]) -> Iterable[Expression]:
    """Those among the values of a module, and in its tuples and mappings."""
    for value in values:
        if isinstance(value, Expression):
            yield value
        elif isinstance(value, tuple):
            yield from _expressions(value)
        elif isinstance(value, dict):
            yield from _expressions(value.values())
