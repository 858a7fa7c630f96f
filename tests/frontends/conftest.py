"""A service in a thread of this process, in a runtime folder of its own; and a clipboard to play with."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from promptguard.frontends.clipboard._interface import OURS, Stamp
from promptguard.frontends.problems import Problem, UnreadableError
from promptguard.frontends.service import serving
from promptguard.frontends.service.address import HAS_SOCKETS
from promptguard.frontends.service.asking import request
from promptguard.frontends.service.wire import STOP


@pytest.fixture
def runtime(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The folder of socket and key. Sockets allow only short paths."""
    if not HAS_SOCKETS:
        pytest.skip("a service on a Unix socket")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setenv("PROMPTGUARD_LANG", "ja")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "promptguard"


@pytest.fixture
def service(runtime: Path) -> Iterator[Path]:
    """A running service."""
    ready = threading.Event()
    thread = threading.Thread(target=serving.serve, args=(ready.set,), daemon=True)
    thread.start()
    assert ready.wait(10)
    yield runtime
    request("POST", STOP, b"{}")
    thread.join(10)
    assert not thread.is_alive()


TEXT, HTML = "text/plain", "text/html"


@dataclass
class FakeClipboard:
    """Formats in memory. `seen` is every text that somebody who pastes could have got; `taken` what was read."""

    offered: dict[str, str] = field(default_factory=dict)
    count: int = 0
    looked_at: int = 0
    seen: list[str | None] = field(default_factory=list)
    taken: list[str] = field(default_factory=list)
    broken: bool = False

    def copy(self, text: str | None = None, **others: str) -> None:
        """What another program does; `others` are further formats, `_` for `/`."""
        texts = {} if text is None else {TEXT: text}
        self._put(texts | {name.replace("_", "/"): content for name, content in others.items()})

    def copy_formats(self, *names: str, text: str) -> None:
        """A text with formats of any names beside it."""
        self._put({TEXT: text} | dict.fromkeys(names, ""))

    def _put(self, offered: dict[str, str]) -> None:
        self.offered = offered
        self.count += 1
        self.broken = False
        self.seen.append(offered.get(TEXT))

    def wait_change(self, seconds: float | None = None) -> bool:  # noqa: ARG002
        changed, self.looked_at = self.looked_at != self.count, self.count
        return changed

    def stamp(self) -> Stamp:
        return Stamp(self.count)

    def formats(self) -> frozenset[str]:
        return frozenset(self.offered)

    def read_text(self) -> str | None:
        return self._read(TEXT)

    def read_html(self) -> str | None:
        return self._read(HTML)

    def _read(self, name: str) -> str | None:
        self.taken.append(name)
        if self.broken:
            raise UnreadableError(Problem.CLIPBOARD_SILENT)
        return self.offered.get(name)

    def write(self, text: str, stamp: Stamp | None = None) -> bool:
        if stamp is not None and stamp != self.count:
            return False
        self._put({TEXT: text, OURS: ""})
        return True

    def close(self) -> None:
        pass


@pytest.fixture
def clipboard() -> FakeClipboard:
    return FakeClipboard()
