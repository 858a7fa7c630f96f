"""The expressions of the rules, compiled once and kept in the user's cache.

Compiling all of them costs more than checking a draft; `regex` pickles its compiled form, and reading that back is
thirty times as fast. The file is keyed by the expressions and the versions of `regex` and Python, carries a
digest, and is read by an unpickler that knows nothing but `regex`'s own constructor.
"""

import hashlib
import io
import json
import pickle
import sys
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import regex

from promptguard.rulebook.cachefile import read_cached, write_cached
from promptguard.rulebook.macros import expand


class BadExpressionError(Exception):
    """An expression that does not compile; `pattern` is its source."""

    def __init__(self, pattern: str, reason: str) -> None:
        """Keep the source, so that the caller can name the rule."""
        super().__init__(reason)
        self.pattern = pattern


class Expressions:
    """Compiled expressions by their source; one that the cache does not hold is compiled on first need."""

    def __init__(self, stored: Mapping[str, bytes], macros: Mapping[str, str]) -> None:
        """Take the pickled expressions of a cache file (none is fine) and the macros for what it does not hold."""
        self.get = cache(self._load)  # per object, so that two rulebooks do not share what they keep
        self._stored, self._macros = stored, macros

    def _load(self, pattern: str) -> Any:  # noqa: ANN401 - `regex` ships no types
        stored = self._stored.get(pattern)
        return _Unpickler(io.BytesIO(stored)).load() if stored else _compile(pattern, self._macros)


class _Unpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:  # noqa: ANN401 - the interface of `pickle`
        if name == "compile" and module in ("regex._regex", "_regex", "regex._regex_core"):
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"{module}.{name} has no place among compiled expressions")


def expressions(patterns: Iterable[str], macros: Mapping[str, str], cache_folder: Path | None) -> Expressions:
    """All `patterns`, from the cache where there is one; otherwise the cache is written first.

    Raises:
        BadExpressionError: one of them is wrong.
    """
    if cache_folder is None:
        return Expressions({}, macros)
    wanted = sorted(set(patterns))
    file = cache_folder / f"regex-{_digest(wanted, macros)}.bin"
    body = read_cached(file)
    if body is None:
        body = _packed(wanted, macros)
        write_cached(file, body)
    return Expressions(_unpacked(body), macros)


def _compile(pattern: str, macros: Mapping[str, str]) -> Any:  # noqa: ANN401 - `regex` ships no types
    try:
        return regex.compile(_expanded(pattern, macros), regex.MULTILINE)
    except regex.error as error:
        raise BadExpressionError(pattern, str(error)) from None


def _expanded(pattern: str, macros: Mapping[str, str]) -> str:
    try:
        return expand(pattern, macros)
    except KeyError as error:
        raise BadExpressionError(pattern, f"there is no macro {error.args[0]}") from None


def _digest(patterns: list[str], macros: Mapping[str, str]) -> str:
    versions = [regex.__version__, sys.version, *patterns, *(_expanded(p, macros) for p in patterns)]
    return hashlib.blake2b(json.dumps(versions).encode(), digest_size=16).hexdigest()


def _packed(patterns: list[str], macros: Mapping[str, str]) -> bytes:
    """A line of JSON with the patterns and the lengths of their pickles, and the pickles behind it."""
    pickles = [pickle.dumps(_compile(pattern, macros)) for pattern in patterns]
    index = json.dumps([[pattern, len(data)] for pattern, data in zip(patterns, pickles, strict=True)])
    return index.encode() + b"\n" + b"".join(pickles)


def _unpacked(body: bytes) -> Mapping[str, bytes]:
    index, _, pickles = body.partition(b"\n")
    stored, at = {}, 0
    for pattern, length in json.loads(index):
        stored[pattern] = pickles[at : at + length]
        at += length
    return stored
