"""Reading typed values out of plain data; a wrong one becomes an error with file, line, field and remedy."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from pathlib import Path
from typing import Any, TypeVar

from promptguard.errors import SourceError
from promptguard.rulebook.source import line_of

E = TypeVar("E", bound=StrEnum)
L = TypeVar("L", bound=IntEnum)


@dataclass(frozen=True, slots=True)
class Fields:
    """A mapping of one file, and where it stands there."""

    path: Path
    data: Mapping[str, Any]
    at: tuple[str | int, ...] = ()

    @classmethod
    def of(cls, path: Path, data: Any, at: tuple[str | int, ...] = ()) -> "Fields":  # noqa: ANN401 - plain data
        """Wrap `data`, which must be a mapping."""
        if not isinstance(data, Mapping):
            raise SourceError(
                path, line_of(path, at), _name(at), "「項目: 値」の形で書いてください / expected `key: value`"
            )
        return cls(path, data, at)

    def error(self, key: str | int, expected: str) -> SourceError:
        """The error that names this field."""
        at = (*self.at, key)
        return SourceError(self.path, line_of(self.path, at), _name(at), expected)

    def known(self, names: Iterable[str]) -> "Fields":
        """These fields, none of which is unknown: a typing error must not be passed over."""
        for key in self.data:
            if key not in names:
                raise self.error(
                    key, f"知らない項目です。使えるもの / unknown field; known are: {', '.join(sorted(names))}"
                )
        return self

    def text(self, key: str, default: str | None = None) -> str:
        """A text that is not empty."""
        value = self.data.get(key, default)
        if isinstance(value, bool) or not isinstance(value, str | int | float) or not str(value).strip():
            raise self.error(key, "文字列を書いてください / expected a text")
        return str(value)

    def number(self, key: str, default: int) -> int:
        """A whole number from zero."""
        value = self.data.get(key, default)
        if isinstance(value, bool) or not isinstance(value, int) or value < 0:
            raise self.error(key, "0 以上の整数を書いてください / expected a whole number from 0")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; missing means empty."""
        value = self.data.get(key) or []
        if isinstance(value, str) or not isinstance(value, Sequence):
            raise self.error(key, "一覧（- で始まる行）を書いてください / expected a list")
        for index, item in enumerate(value):
            if isinstance(item, bool) or not isinstance(item, str | int | float):
                raise Fields(self.path, {}, (*self.at, key)).error(
                    index, "文字列を書いてください（: や # を含むときは ' で囲みます） / expected a text (quote it)"
                )
        return tuple(str(item) for item in value)

    def sub(self, key: str) -> "Fields":
        """A mapping inside; missing means empty."""
        return Fields.of(self.path, self.data.get(key) or {}, (*self.at, key))

    def choice(self, key: str, kind: type[E], default: E | None = None) -> E:
        """A member of a string enumeration, by value."""
        value = self.data.get(key, default)
        try:
            return kind(value)
        except ValueError:
            raise self.error(key, f"次のいずれか / one of: {', '.join(kind)}") from None

    def level(self, key: str, kind: type[L]) -> L:
        """A member of an ordered enumeration, by name in any case."""
        value = str(self.data.get(key, "")).upper()
        if value not in kind.__members__:
            names = ", ".join(name.lower() for name in kind.__members__)
            raise self.error(key, f"次のいずれか / one of: {names}")
        return kind[value]


def _name(at: tuple[str | int, ...]) -> str:
    """`patterns[2]`, counted from one as people count."""
    parts = [f"[{key + 1}]" if isinstance(key, int) else f".{key}" for key in at]
    return "".join(parts).lstrip(".")
