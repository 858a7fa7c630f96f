"""Reading requests of the JSON interface, field by field."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, Self, TypeVar

from promptguard.frontends.service.offsets import Utf16
from promptguard.model import Finding, Report
from promptguard.report.wording import LANGUAGES

UNITS = ("code_points", "utf-16")
T = TypeVar("T")


class BadRequestError(ValueError):
    """A request that is not as described; the message names the field, never its value."""


@dataclass(frozen=True, slots=True)
class Fields:
    """An object of JSON. Whatever is not as described is a `BadRequestError` that names the field."""

    data: Mapping[str, Any]
    path: str = ""

    @classmethod
    def of(cls, data: object, known: Collection[str], path: str = "") -> Self:
        """An object with no other fields than these."""
        if not isinstance(data, Mapping) or data.keys() - set(known):
            raise BadRequestError(path or "fields")
        return cls(data, path)

    def get(self, name: str, kind: type[T], default: T | None = None) -> T:
        """A field of one type; without a default it has to be there."""
        value = self.data.get(name, default)
        if type(value) is not kind:
            raise BadRequestError(f"{self.path}{name}")
        return value

    def one_of(self, name: str, choices: Collection[str], default: str | None = None) -> str:
        """A field with one of these values."""
        value = self.get(name, str, default)
        if value not in choices:
            raise BadRequestError(f"{self.path}{name}")
        return value

    def language(self, configured: str | None) -> str:
        """The field `lang`."""
        return self.one_of("lang", LANGUAGES, configured or LANGUAGES[0])

    def units(self, text: str) -> Utf16 | None:
        """The field `units`: what converts offsets of `text`; None for code points."""
        return None if self.one_of("units", UNITS, UNITS[0]) == UNITS[0] else Utf16.of(text)


_NAMED = ("rule", "entity", "start", "end")


def finding(data: object, path: str, report: Report, wide: Utf16 | None) -> Finding:
    """The finding of a report that `{"rule", "entity", "start", "end"}` names."""
    fields = Fields.of(data, _NAMED, path)
    start, end = fields.get("start", int), fields.get("end", int)
    span = (wide.to_points(start), wide.to_points(end)) if wide else (start, end)
    named = (fields.get("rule", str), fields.get("entity", str), *span)
    for found in report.findings:
        if named == (found.rule, found.entity, found.span.start, found.span.end):
            return found
    raise BadRequestError(path)
