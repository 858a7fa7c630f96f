"""Why an input cannot be checked."""

from enum import StrEnum

from promptguard.errors import NotCheckedError
from promptguard.report.wording import Wording


class Problem(StrEnum):
    """The key of the sentence with the remedy, in `report/messages.yaml`."""

    TOO_LARGE = "too_large"
    UNREADABLE = "unreadable"
    SPECIAL = "special"
    LINKED = "linked"
    BINARY = "binary"
    DOCUMENT = "document"
    ENCODING = "encoding"
    QUESTION_MARKS = "question_marks"
    REPLACEMENT = "replacement"
    MOJIBAKE = "mojibake"
    RECORD = "record"
    CLIPBOARD_MISSING = "clipboard_missing"
    CLIPBOARD_EMPTY = "clipboard_empty"
    CLIPBOARD_PRIVATE = "clipboard_private"
    CLIPBOARD_UNWATCHED = "clipboard_unwatched"
    CLIPBOARD_CHANGED = "clipboard_changed"
    CLIPBOARD_SILENT = "clipboard_silent"


class UnreadableError(NotCheckedError):
    """The input cannot be checked; the sentence for people is made from `problem` and `fields`."""

    def __init__(self, problem: Problem, **fields: object) -> None:
        """Name the problem; `fields` hold no text of the draft."""
        super().__init__(str(problem))
        self.problem, self.fields = problem, fields


def remedy(error: UnreadableError, wording: Wording) -> str:
    """Why an input could not be checked and what to do, in the user's language."""
    return wording.text("input", error.problem, **error.fields)
