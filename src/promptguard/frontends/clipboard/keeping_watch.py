"""`promptguard watch` from its start to its end: one for each user, with a scanner that stays warm."""

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import FrameType

from promptguard.errors import Told
from promptguard.frontends.cli.judging import checked
from promptguard.frontends.cli.output import note
from promptguard.frontends.cli.session import Session
from promptguard.frontends.clipboard.guarding import Guard
from promptguard.frontends.clipboard.notices import Notices
from promptguard.frontends.clipboard.notifying import Notice, Tell, desktop
from promptguard.frontends.clipboard.opening import the_clipboard
from promptguard.frontends.clipboard.repeats import Repeats
from promptguard.frontends.clipboard.watching import Watcher
from promptguard.frontends.drafts import Draft
from promptguard.frontends.service.engine import Engine
from promptguard.frontends.service.serving import alone
from promptguard.report._interface import Checked
from promptguard.report.wording import Wording
from promptguard.settings import Settings

_LOCK = "watch.lock"
_RUNS = Told("promptguard watch はすでに動いています。", "promptguard watch is running already.")


@dataclass(frozen=True, slots=True)
class Checking:
    """Checks with the rules and dictionary as they are at that moment; tells once where those have become unusable."""

    settings: Settings
    words: Wording
    tell: Callable[[Notice], None]
    engine: Engine = field(default_factory=Engine)
    repeats: Repeats = field(default_factory=Repeats)

    def session(self) -> Session:
        """What to check with now."""
        warm, problem = self.engine.latest(self.settings)
        if problem:
            notice = Notices(self.words).unusable(problem)
            if self.repeats.is_news(notice):
                self.tell(notice)
        return Session(warm.settings, warm.scanner, self.words)

    def check(self, draft: Draft) -> Checked:
        """The outcome of one draft."""
        return checked(draft, self.session())


def keep_watch(settings: Settings, words: Wording, ready: Callable[[], None], *, guarding: bool) -> None:
    """Watch until interrupted.

    Raises:
        NotServedError: somebody watches already for this user.
        UnreadableError: the clipboard cannot be watched, or no longer can.
        SourceError: rules, dictionary or settings are unusable from the start.
    """
    with alone(_LOCK, _RUNS), the_clipboard() as clipboard, desktop() as show:
        tell = _surely(show)
        notices = Notices(words)
        checking = Checking(settings, words, tell)
        checking.session()
        ready()
        guard = Guard(checking.session, notices).guard if guarding else None
        with _told_at_the_end(tell, notices):
            Watcher(clipboard, checking.check, tell, notices, guard).watch()


def _surely(show: Tell) -> Callable[[Notice], None]:
    """Whatever the desktop cannot show goes to standard error."""

    def tell(notice: Notice) -> None:
        if not show(notice):
            note(f"promptguard: {notice}")

    return tell


@contextmanager
def _told_at_the_end(tell: Callable[[Notice], None], notices: Notices) -> Iterator[None]:
    """An end that nobody asked for is not passed over in silence; one that somebody asked for is an ordinary end."""
    before = signal.signal(signal.SIGTERM, _interrupt)
    asked = False
    try:
        yield
    except KeyboardInterrupt:
        asked = True
    finally:
        signal.signal(signal.SIGTERM, before)
        if not asked:
            tell(notices.ended())


def _interrupt(_signal: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt
