"""Reports of the last drafts: what is checked, then masked, then checked again is read once.

Neither the text nor anything that it could be guessed from is kept: a draft is recognised by a digest under a key
that this process alone has and takes with it, and a report holds no text.
"""

import secrets
import threading
from collections import OrderedDict
from dataclasses import dataclass
from hashlib import blake2b

from promptguard.model import Report
from promptguard.scan import Scanner

_MOST = 256


class Memory:
    """Reports by the digest of their draft, the oldest forgotten first; safe to share between threads."""

    def __init__(self) -> None:
        """Nothing is known yet."""
        self._key = secrets.token_bytes(32)
        self._reports: OrderedDict[bytes, Report] = OrderedDict()
        self._lock = threading.Lock()

    def name(self, prompt: str) -> bytes:
        """What a draft is recognised by."""
        return blake2b(prompt.encode("utf-8", "surrogatepass"), key=self._key, digest_size=32).digest()

    def recall(self, name: bytes) -> Report | None:
        """The report of a draft that was seen before."""
        with self._lock:
            report = self._reports.get(name)
            if report is not None:
                self._reports.move_to_end(name)
            return report

    def keep(self, name: bytes, report: Report) -> None:
        """Remember a report; one with failures is not worth it, the next try may succeed."""
        if report.failures:
            return
        with self._lock:
            self._reports[name] = report
            while len(self._reports) > _MOST:
                self._reports.popitem(last=False)


@dataclass(frozen=True, slots=True)
class Remembering(Scanner):
    """A scanner that gives the same draft the same report without reading it again."""

    memory: Memory | None = None

    def scan(self, prompt: str) -> Report:
        """Check one draft, or recall how it came out."""
        if self.memory is None:
            return Scanner.scan(self, prompt)
        name = self.memory.name(prompt)
        report = self.memory.recall(name)
        if report is None:
            report = Scanner.scan(self, prompt)
            self.memory.keep(name, report)
        return report

    @classmethod
    def of(cls, scanner: Scanner) -> "Remembering":
        """The same scanner, with a memory."""
        return cls(scanner.detectors, scanner.rulebook, scanner.allow, scanner.notices, Memory())
