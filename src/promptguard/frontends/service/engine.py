"""Scanners that stay warm, and are made anew when a file they were made from has changed."""

import datetime as dt
import os
import stat
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path  # noqa: TC003 - a field is annotated with it

from promptguard.assemble import assemble
from promptguard.errors import PromptguardError
from promptguard.frontends.service.memory import Remembering
from promptguard.rulebook.load import shipped_folder
from promptguard.scan import Scanner
from promptguard.settings import Settings, load_settings

_MOST = 4
"""Scanners kept at once; few people work with the settings of more than one company."""

State = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Warm:
    """A scanner, the settings it was made from, and the state that its files were in."""

    settings: Settings
    scanner: Scanner
    state: State


class Engine:
    """The scanners of one service; safe to share between threads."""

    def __init__(self) -> None:
        """Nothing is made before it is needed."""
        self._made: dict[str, Warm] = {}
        self._last: dict[Path | None, Warm] = {}
        self._lock = threading.Lock()

    def exactly(self, settings: Settings) -> Scanner:
        """The scanner for settings as their files are now.

        Raises:
            PromptguardError: the files are unusable now, whatever was kept from before.
        """
        return self._warm(settings).scanner

    def latest(self, settings: Settings) -> tuple[Warm, PromptguardError | None]:
        """The scanner for the files as they are now; where they are unusable the last one, and what is wrong.

        Raises:
            PromptguardError: the files are unusable, and no scanner was made from them before.
        """
        try:
            warm = self._warm(load_settings(settings.source) if settings.source else settings)
        except PromptguardError as error:
            last = self._last.get(settings.source)
            if last is None:
                raise
            return last, error
        self._last[settings.source] = warm
        return warm, None

    def _warm(self, settings: Settings) -> Warm:
        name, state = repr(settings), state_of(settings)
        with self._lock:
            warm = self._made.pop(name, None)
            if warm is None or warm.state != state:
                warm = Warm(settings, Remembering.of(assemble(settings)), state)
            self._made[name] = warm
            while len(self._made) > _MOST:
                del self._made[next(iter(self._made))]
            return warm


def state_of(settings: Settings) -> State:
    """What differs when a file has changed, come or gone; and the day, on which terms come into force and expire."""
    sources = (settings.source, shipped_folder(), *settings.rules, *settings.dictionaries, settings.dictionary_key)
    stamps = (stamp for source in sources if source for stamp in _stamps(str(source)))
    return (dt.datetime.now(tz=None).date(), *stamps)  # noqa: DTZ005 - the day on the wall


def _stamps(path: str) -> Iterator[tuple[object, ...]]:
    """Place, time, size and number of a file, or of all files below a folder; what is not there stands as such."""
    try:
        seen = os.stat(path)  # noqa: PTH116 - this runs for every draft, and a Path would cost thrice as much
        yield path, seen.st_mtime_ns, seen.st_size, seen.st_ino
        if stat.S_ISDIR(seen.st_mode):
            for name in sorted(os.listdir(path)):  # noqa: PTH208 - see above
                yield from _stamps(f"{path}{os.sep}{name}")
    except OSError as error:
        yield path, error.errno
