"""Reading typed values out of plain data; a wrong one becomes an error with file, line, field and remedy."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum
from pathlib import Path
from typing import Any, TypeVar

from promptguard.errors import SourceError, Told
from promptguard.rulebook.mistakes import a_mapping, one_of
from promptguard.rulebook.source import line_of

E = TypeVar("E", bound=StrEnum)
L = TypeVar("L", bound=IntEnum)
_A_TEXT = Told(
    "文字列を書いてください（: や # を含むときは ' で囲みます）。", "expected a text (in ' where it holds : or #)."
)
A_NUMBER = Told(
    "数字だけの言葉は '0142' のように引用符で囲んでください（囲まないと 0142 は別の数になります）。",
    "quote it, as in '0142'; unquoted, YAML makes another number of it.",
)
_A_LIST = Told(
    "一覧を書いてください（「- 」で始まる行。「-」の前後は半角スペース）。",
    "expected a list (lines that start with `- `).",
)
_A_DAY = Told("日付を 2027-04-01 のように書いてください。", "expected a day, written as in 2027-04-01.")


@dataclass(frozen=True, slots=True)
class Fields:
    """A mapping of one file, and where it stands there."""

    path: Path
    data: Mapping[Any, Any]
    at: tuple[str | int, ...] = ()

    @classmethod
    def of(cls, path: Path, data: Any, at: tuple[str | int, ...] = ()) -> "Fields":  # noqa: ANN401 - plain data
        """Wrap `data`, which must be a mapping."""
        if not isinstance(data, Mapping):
            raise SourceError(path, line_of(path, at), _name(at), a_mapping(data))
        return cls(path, data, at)

    def error(self, key: str | int, expected: Told) -> SourceError:
        """The error that names this field."""
        at = (*self.at, key)
        return SourceError(self.path, line_of(self.path, at), _name(at), expected)

    def known(self, names: Iterable[str]) -> "Fields":
        """These fields, none of which is unknown: a typing error must not be passed over."""
        for key in self.data:
            if key not in names:
                known = ", ".join(sorted(names))
                raise self.error(
                    key,
                    Told(
                        f"この項目は使えません。つづりを確かめてください。使えるもの: {known}",
                        f"unknown field; check its spelling. Known are: {known}",
                    ),
                )
        return self

    def text(self, key: str, default: str | None = None) -> str:
        """A text that is not empty."""
        value = self.data.get(key, default)
        if isinstance(value, bool) or not isinstance(value, str | int | float) or not str(value).strip():
            raise self.error(key, _A_TEXT)
        return str(value)

    def number(self, key: str, default: int) -> int:
        """A whole number from zero."""
        value = self.data.get(key, default)
        if isinstance(value, bool) or not isinstance(value, int) or value < 0:
            raise self.error(key, Told("0 以上の整数を書いてください。", "expected a whole number from 0."))
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; missing means empty."""
        value = self._items(key)
        for index, item in enumerate(value):
            if not isinstance(item, str):
                number = isinstance(item, int | float) and not isinstance(item, bool)
                raise Fields(self.path, {}, (*self.at, key)).error(index, A_NUMBER if number else _A_TEXT)
        return tuple(value)

    def joined(self, key: str) -> tuple[str, ...]:
        """A list of texts, each of them whole or as a list of its parts in a row."""
        value = self._items(key)
        inside = Fields(self.path, dict(enumerate(value)), (*self.at, key))
        return tuple(inside.whole(index) for index in range(len(value)))

    def _items(self, key: str) -> Sequence[Any]:
        value = self.data.get(key) or []
        if isinstance(value, str) or not isinstance(value, Sequence):
            raise self.error(key, _A_LIST)
        return value

    def whole(self, key: str | int) -> str:
        """A text, or the parts of one in a row."""
        value = self.data.get(key)
        parts = value if isinstance(value, list) else [value]
        if not parts or not all(isinstance(part, str | int | float) and not isinstance(part, bool) for part in parts):
            raise self.error(key, _A_TEXT)
        return "".join(map(str, parts))

    def sub(self, key: str) -> "Fields":
        """A mapping inside; missing means empty."""
        return Fields.of(self.path, self.data.get(key) or {}, (*self.at, key))

    def one_of(self, key: str, words: Sequence[str], default: str) -> str:
        """One of a few words."""
        value = self.data.get(key, default)
        if value not in words:
            joined = [" か ".join(words), " or ".join(words)]
            raise self.error(key, Told(f"{joined[0]} を書いてください。", f"expected {joined[1]}."))
        return str(value)

    def choice(self, key: str, kind: type[E], default: E | None = None, spoken: Mapping[str, E] | None = None) -> E:
        """A member of a string enumeration, by value or by its name in Japanese, where there are such."""
        value = self.data.get(key, default)
        names = spoken or {}
        if isinstance(value, str) and value in names:
            return names[value]
        try:
            return kind(value)
        except ValueError:
            said = [f"{member}（{name}）" for name, member in names.items()]
            raise self.error(key, one_of(list(kind), said)) from None

    def level(self, key: str, kind: type[L], spoken: Mapping[str, L] | None = None) -> L:
        """A member of an ordered enumeration, by name in any case or by its name in Japanese, where there are such."""
        value, names = str(self.data.get(key, "")), spoken or {}
        if value in names:
            return names[value]
        if value.upper() not in kind.__members__:
            said = [f"{member.name.lower()}（{name}）" for name, member in names.items()]
            raise self.error(key, one_of([name.lower() for name in kind.__members__], said))
        return kind[value.upper()]

    def day(self, key: str) -> date | None:
        """A day, written YYYY-MM-DD; None where it is missing."""
        if key not in self.data:
            return None
        try:
            return date.fromisoformat(str(self.data[key]))
        except ValueError:
            raise self.error(key, _A_DAY) from None

    def yes(self, key: str, *, default: bool) -> bool:
        """True or false."""
        value = self.data.get(key, default)
        if not isinstance(value, bool):
            raise self.error(key, Told("true か false を書いてください。", "expected true or false."))
        return value


def _name(at: tuple[str | int, ...]) -> str:
    """`patterns[2]`, counted from one as people count."""
    parts = [f"[{key + 1}]" if isinstance(key, int) else f".{key}" for key in at]
    return "".join(parts).lstrip(".")
