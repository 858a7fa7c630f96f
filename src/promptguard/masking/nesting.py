"""How deep in JSON a place lies: a value put into a string of a string must be escaped twice (tool calls)."""

import json
import re

_DEEPEST = 3
_BLANK = " \t\r\n"
_EVENT = "data:"
"""Server-sent events put it before their JSON."""
_PLAIN_STRING = re.compile(r'[^"\\\n]+')
_BARE = re.compile(r"[-+.,:0-9a-zA-Z \t\r\n]")
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f"}


def encoded(text: str, depth: int, *, ascii_only: bool = False) -> str:
    """`text` as it is written inside `depth` JSON strings (RFC 8259, section 7)."""
    for _ in range(depth):
        text = json.dumps(text, ensure_ascii=ascii_only)[1:-1]
    return text


def decoded(raw: str, depth: int) -> str:
    """What `raw` says when it is read inside `depth` JSON strings; `raw` itself where that cannot be read."""
    text = raw
    for _ in range(depth):
        try:
            text = json.loads(f'"{text}"', strict=False)
        except ValueError:
            return raw
    return text


class Nesting:
    """Follows a text piece by piece. JSON starts at the start of a line, with a bracket and then a quote or bracket."""

    __slots__ = ("_escape", "_inner", "_level", "_open", "_prefix", "_state")

    def __init__(self, level: int = 0) -> None:
        self._level, self._open, self._prefix, self._escape = level, 0, "", ""
        self._state = "line"
        self._inner: Nesting | None = None

    @property
    def depth(self) -> int:
        """The number of JSON strings around the end of what was fed."""
        return 0 if self._inner is None else 1 + self._inner.depth

    def feed(self, text: str) -> None:
        """Go on with the text."""
        at = 0
        while at < len(text):
            at = self._in_string(text, at) if self._inner is not None else getattr(self, f"_{self._state}")(text, at)

    def _text(self, text: str, at: int) -> int:
        """Prose up to the end of its line."""
        end = text.find("\n", at)
        if end >= 0:
            self._state, self._prefix = "line", ""
        return end + 1 or len(text)

    def _line(self, text: str, at: int) -> int:
        """The start of a line, in which nothing has said yet what it is."""
        character = text[at]
        if character in _BLANK:
            return at + 1
        if character in "{[":
            self._state, self._open = "opening", 1
            return at + 1
        self._prefix += character
        if not _EVENT.startswith(self._prefix):
            self._state = "text"
        elif self._prefix == _EVENT:
            self._prefix = ""
        return at + 1

    def _opening(self, text: str, at: int) -> int:
        """Behind a first bracket: JSON if it goes on like JSON."""
        if text[at] in _BLANK:
            return at + 1
        self._state = "json" if text[at] in '"{[}]' else "text"
        return at

    def _json(self, text: str, at: int) -> int:
        """Between the strings of JSON."""
        character = text[at]
        if character == '"':
            self._inner, self._escape = Nesting(self._level + 1), ""
        elif character in "{[":
            self._open += 1
        elif character in "}]":
            self._open -= 1
            if not self._open:
                self._state, self._prefix = "line", ""
        elif not _BARE.match(character):
            self._state = "text"
        return at + 1

    def _in_string(self, text: str, at: int) -> int:
        if self._escape:
            return self._in_escape(text, at)
        plain = _PLAIN_STRING.match(text, at)
        if plain:
            self._deeper(plain[0])
            return plain.end()
        if text[at] == "\\":
            self._escape = "\\"
        else:
            self._inner = None
            if text[at] == "\n":
                self._state, self._prefix = "line", ""
        return at + 1

    def _in_escape(self, text: str, at: int) -> int:
        self._escape += text[at]
        if self._escape[1] != "u":
            self._deeper(_ESCAPED.get(self._escape[1], self._escape[1]))
            self._escape = ""
        elif len(self._escape) == len("\\u0000"):
            unit = self._escape[2:]
            self._deeper(chr(int(unit, 16)) if re.fullmatch("[0-9a-fA-F]{4}", unit) else "?")
            self._escape = ""
        return at + 1

    def _deeper(self, text: str) -> None:
        if self._inner is not None and self._level < _DEEPEST:
            self._inner.feed(text)
