"""The few errors a user can meet; each knows the exit code of the command that it ends."""

from typing import ClassVar


class PromptguardError(Exception):
    """Something the user can mend: rules, dictionary or settings are unusable (exit code 3)."""

    exit_code: ClassVar[int] = 3


class UsageProblemError(PromptguardError):
    """The command was called with something that does not exist or does not fit (exit code 2)."""

    exit_code: ClassVar[int] = 2


class NotCheckedError(PromptguardError):
    """The input could not be checked: unreadable, destroyed on its way or too large (exit code 4)."""

    exit_code: ClassVar[int] = 4


class SourceError(PromptguardError):
    """A rule, dictionary or settings file is wrong; says where and what was expected."""

    def __init__(self, path: object, line: int | None, field: str, expected: str) -> None:
        """Name the place (`path:line`, the first line being 1), the field and the remedy."""
        place = f"{path}:{line}" if line else f"{path}"
        super().__init__(f"{place}: {field}: {expected}" if field else f"{place}: {expected}")
        self.path, self.line, self.field, self.expected = path, line, field, expected


class DetectorError(Exception):
    """A detector could not finish; becomes a `Failure` in the report, never an empty result."""
