"""NSPasteboard through the runtime of Objective-C. Not tried on a Mac yet; all that decides anything is in `macos`."""

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from typing import Any

_APPKIT = "/System/Library/Frameworks/AppKit.framework/AppKit"
_OBJC = "/usr/lib/libobjc.A.dylib"


class Pasteboard:
    """The calls that `macos.Calls` describes."""

    def __init__(self) -> None:
        """Load AppKit.

        Raises:
            OSError: this is no Mac.
        """
        ctypes.CDLL(_APPKIT)
        self._objc = ctypes.CDLL(_OBJC)
        for function in (self._objc.objc_getClass, self._objc.sel_registerName):
            function.argtypes, function.restype = [ctypes.c_char_p], ctypes.c_void_p

    def change_count(self) -> int:
        """`changeCount`."""
        with self._pool():
            return self._send(self._board(), "changeCount", result=ctypes.c_long) or 0

    def types(self) -> frozenset[str]:
        """`types`."""
        with self._pool():
            names = self._send(self._board(), "types")
            if not names:
                return frozenset()
            count = self._send(names, "count", result=ctypes.c_ulong) or 0
            each = (self._send(names, "objectAtIndex:", ctypes.c_ulong(at)) for at in range(count))
            return frozenset(filter(None, map(self._text, each)))

    def string(self, name: str) -> str | None:
        """`stringForType:`."""
        with self._pool():
            return self._text(self._send(self._board(), "stringForType:", self._string(name)))

    def replace(self, contents: tuple[tuple[str, str], ...]) -> bool:
        """`clearContents`, at once followed by `setString:forType:` with strings that were made before."""
        with self._pool():
            made = [(self._string(text), self._string(name)) for name, text in contents]
            board = self._board()
            self._send(board, "clearContents", result=ctypes.c_long)
            done = [self._send(board, "setString:forType:", *pair, result=ctypes.c_bool) for pair in made]
            return bool(done[0])

    def _board(self) -> int | None:
        board: int | None = self._send(self._objc.objc_getClass(b"NSPasteboard"), "generalPasteboard")
        return board

    def _string(self, text: str) -> ctypes.c_void_p:
        data = ctypes.c_char_p(text.encode("utf-8", "replace"))
        return ctypes.c_void_p(self._send(self._objc.objc_getClass(b"NSString"), "stringWithUTF8String:", data))

    def _text(self, string: int | None) -> str | None:
        if not string:
            return None
        data = self._send(string, "UTF8String", result=ctypes.c_char_p)
        return None if data is None else bytes(data).decode("utf-8", "replace")

    @contextmanager
    def _pool(self) -> Iterator[None]:
        """What is made inside is freed afterwards."""
        pool = self._send(self._objc.objc_getClass(b"NSAutoreleasePool"), "new")
        try:
            yield
        finally:
            self._send(pool, "drain", result=None)

    @cached_property
    def _address(self) -> int:
        return ctypes.cast(self._objc.objc_msgSend, ctypes.c_void_p).value or 0

    def _send(self, target: int | None, selector: str, *arguments: object, result: object = ctypes.c_void_p) -> Any:  # noqa: ANN401 - whatever the message gives
        """A message. Its arguments are typed one by one: on Apple silicon a guess of the C compiler would be wrong."""
        kinds = [type(argument) for argument in arguments]
        call = ctypes.CFUNCTYPE(result, ctypes.c_void_p, ctypes.c_void_p, *kinds)(self._address)  # type: ignore[arg-type]
        return call(target, self._objc.sel_registerName(selector.encode()), *arguments)
