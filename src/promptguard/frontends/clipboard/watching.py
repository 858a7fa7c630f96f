"""What happens with each new copy: look what kind it is, check it, tell the person or put the masked text there."""

from collections.abc import Callable
from dataclasses import dataclass, field

from promptguard.frontends.cli.judging import NOT_CHECKED, SENDABLE, exit_code
from promptguard.frontends.clipboard._interface import ClipboardBackend, Stamp
from promptguard.frontends.clipboard.copies import Copy, kind_of
from promptguard.frontends.clipboard.notices import Notices
from promptguard.frontends.clipboard.notifying import Notice
from promptguard.frontends.clipboard.repeats import Repeats
from promptguard.frontends.clipboard.taking import CLIPBOARD, text_of
from promptguard.frontends.clipboard.traces import is_ours, write_ours
from promptguard.frontends.drafts import Draft
from promptguard.frontends.problems import UnreadableError
from promptguard.report._interface import Checked

_LEFT_ALONE = (Copy.OURS, Copy.OTHER)
"""What we wrote ourselves, and what holds no text: pictures, files, nothing at all."""


@dataclass(frozen=True, slots=True)
class Guarded:
    """The text to put in place of the copy, and what the person is told then."""

    text: str = field(repr=False)
    notice: Notice


@dataclass(frozen=True, slots=True)
class Watcher:
    """One clipboard and what to do about it.

    With `guard` what must not be sent is replaced; it keeps the original, or says why it could not.
    """

    clipboard: ClipboardBackend
    check: Callable[[Draft], Checked]
    tell: Callable[[Notice], None]
    notices: Notices
    guard: Callable[[Checked], Guarded | Notice] | None = None
    repeats: Repeats = field(default_factory=Repeats)

    def watch(self) -> None:
        """Look at every copy from now on.

        Raises:
            UnreadableError: the clipboard cannot be watched.
        """
        while True:
            self.clipboard.wait_change()
            self.look()

    def look(self) -> None:
        """Look at what was copied. Where a newer copy has come in between, look at that one instead."""
        problem = self._looked()
        while problem and self._was_replaced():
            problem = self._looked()
        if problem:
            self.tell(self.notices.unread(problem))

    def _was_replaced(self) -> bool:
        try:
            return self.clipboard.wait_change(0) and bool(self.clipboard.formats())
        except UnreadableError:
            return False

    def _looked(self) -> UnreadableError | None:
        """Why the copy could not be looked at."""
        try:
            stamp = self.clipboard.stamp()
            kind = kind_of(self.clipboard.formats())
            if kind is Copy.PRIVATE:
                self._leave_private()
            elif kind not in _LEFT_ALONE:
                self._judge(text_of(self.clipboard, kind), kind, stamp)
        except UnreadableError as error:
            return error
        return None

    def _leave_private(self) -> None:
        """Whoever relies on the guard is told that this copy has none."""
        if self.guard:
            self.tell(self.notices.private())

    def _judge(self, text: str, kind: Copy, stamp: Stamp) -> None:
        if is_ours(text):
            return
        outcome = self.check(Draft(CLIPBOARD, CLIPBOARD, text))
        code = exit_code(outcome.report)
        if code == NOT_CHECKED:
            self.tell(self.notices.failed(outcome))
        elif code != SENDABLE and kind is Copy.CELLS:
            self._tell_of_cells(outcome)
        elif code != SENDABLE and self.guard:
            self._replace(self.guard(outcome), stamp)
        elif code != SENDABLE:
            self.tell(self.notices.found(outcome))

    def _tell_of_cells(self, outcome: Checked) -> None:
        """Most copies between cells stay in the house: one word now and then is enough."""
        notice = self.notices.found(outcome)
        if self.repeats.is_news(notice):
            self.tell(notice)

    def _replace(self, guarded: Guarded | Notice, stamp: Stamp) -> None:
        """Unless something newer was copied meanwhile, which gets its own look."""
        if isinstance(guarded, Notice):
            self.tell(guarded)
        elif write_ours(self.clipboard, guarded.text, stamp):
            self.tell(guarded.notice)
