"""A clipboard to play with, and the real ones of X11 and Wayland where their programs are installed."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from promptguard.frontends.clipboard._interface import OURS, Stamp
from promptguard.frontends.problems import Problem, UnreadableError

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


@pytest.fixture(autouse=True)
def runtime(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The runtime folder of a session of one's own."""
    folder = tmp_path / "runtime"
    folder.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder))
    monkeypatch.setenv("PROMPTGUARD_LANG", "ja")
    return folder


def needs(*programs: str) -> None:
    missing = [program for program in programs if shutil.which(program) is None]
    if missing:
        pytest.skip(f"not installed: {' '.join(missing)}")


@pytest.fixture(scope="session")
def xvfb() -> Iterator[str]:
    """The name of a display without a screen."""
    needs("Xvfb", "xclip")
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "640x480x24", "-nolisten", "tcp"],
        pass_fds=[write], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(write)
    with os.fdopen(read) as told:
        yield f":{told.readline().strip()}"
    server.terminate()
    server.wait()


@dataclass(frozen=True)
class Xclip:
    """The foreign program of X11."""

    display: str

    def copy(self, text: str | bytes, *options: str) -> None:
        data = text.encode() if isinstance(text, str) else text
        self._run("-i", *options, input=data, stdout=subprocess.DEVNULL)  # it stays, and would hold a pipe open

    def paste(self, *options: str) -> str:
        return self._run("-o", *options, stdout=subprocess.PIPE).stdout.decode()

    def targets(self) -> set[str]:
        return set(self.paste("-t", "TARGETS").split())

    def _run(self, *options: str, **others: object) -> "subprocess.CompletedProcess[bytes]":
        command = ["xclip", "-display", self.display, "-selection", "clipboard", *options]
        return subprocess.run(command, stderr=subprocess.DEVNULL, timeout=30, check=False, **others)  # type: ignore[call-overload, no-any-return]


@pytest.fixture
def xclip(xvfb: str, monkeypatch: pytest.MonkeyPatch) -> Xclip:
    monkeypatch.setenv("DISPLAY", xvfb)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    return Xclip(xvfb)


def eventually(holds: Callable[[], bool], seconds: float = 20.0) -> bool:
    """Whether something comes true in time."""
    import time

    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if holds():
            return True
        time.sleep(0.02)
    return holds()
