"""The few errors a user can meet; each knows the exit code of the command that it ends."""

from typing import ClassVar, NamedTuple


class Told(NamedTuple):
    """One remark in both languages; the boundary picks the one that is spoken."""

    ja: str
    en: str

    def within(self, language: str) -> str:
        """The remark in one language."""
        return self.en if language == "en" else self.ja

    def __str__(self) -> str:
        return f"{self.ja} / {self.en}"


class PromptguardError(Exception):
    """Something the user can mend: rules, dictionary or settings are unusable (exit code 3)."""

    exit_code: ClassVar[int] = 3

    def told(self, language: str) -> str:  # noqa: ARG002 - those who speak two languages need it
        """The message in one language."""
        return str(self)


class UsageProblemError(PromptguardError):
    """The command was called with something that does not exist or does not fit (exit code 2)."""

    exit_code: ClassVar[int] = 2


class NotCheckedError(PromptguardError):
    """The input could not be checked: unreadable, destroyed on its way or too large (exit code 4)."""

    exit_code: ClassVar[int] = 4


class SourceError(PromptguardError):
    """A rule, dictionary or settings file is wrong; says where and what was expected."""

    def __init__(self, path: object, line: int | None, field: str, expected: Told | str) -> None:
        """Name the place (`path:line`, the first line being 1), the field and the remedy."""
        place = f"{path}:{line}" if line else f"{path}"
        self._front = f"{place}: {field}" if field else place
        super().__init__(f"{self._front}: {expected}")
        self.path, self.line, self.field, self.expected = path, line, field, expected

    def told(self, language: str) -> str:
        """Place and remedy in one language."""
        remedy = self.expected.within(language) if isinstance(self.expected, Told) else self.expected
        return f"{self._front}: {remedy}"


class DetectorError(Exception):
    """A detector could not finish; becomes a `Failure` in the report, never an empty result."""
