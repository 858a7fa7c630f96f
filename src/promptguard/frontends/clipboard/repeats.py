"""Not the same notice again and again."""

import time
from collections.abc import Callable

from promptguard.frontends.clipboard.notifying import Notice

_SECONDS = 600.0


class Repeats:
    """Remembers for ten minutes which notices were shown."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Take what measures time, in seconds."""
        self._clock = clock
        self._shown: dict[Notice, float] = {}

    def is_news(self, notice: Notice) -> bool:
        """Whether it was not shown lately; it counts as shown now."""
        now = self._clock()
        self._shown = {each: at for each, at in self._shown.items() if now - at < _SECONDS}
        is_news = notice not in self._shown
        self._shown.setdefault(notice, now)
        return is_news
