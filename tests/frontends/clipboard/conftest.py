"""The real clipboards of X11 and Wayland where their programs are installed, and other programs that use them."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest


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
        unavailable(f"not installed: {' '.join(missing)}")


def unavailable(reason: str) -> None:
    """A reason to skip, unless whoever runs the tests has seen to it that there is none."""
    if os.environ.get("PROMPTGUARD_DESKTOP") == "required":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def xvfb() -> Iterator[str]:
    """The name of a display without a screen."""
    needs("Xvfb", "xclip")
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "640x480x24", "-nolisten", "tcp", "-noreset"],
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


@pytest.fixture
def foreign(xclip: Xclip, tmp_path: Path) -> Iterator[Callable[..., "subprocess.Popen[bytes]"]]:
    """Start a program that copies several formats; it is over when something else is copied."""
    del xclip  # it sets the display
    started: list[subprocess.Popen[bytes]] = []

    def copy(contents: dict[str, bytes], *options: str) -> "subprocess.Popen[bytes]":
        arguments = []
        for number, (name, content) in enumerate(contents.items()):
            file = tmp_path / f"copied-{number}"
            file.write_bytes(content)
            arguments.append(f"{name}={file}")
        program = Path(__file__).with_name("foreign.py")
        process = subprocess.Popen([sys.executable, str(program), *arguments, *options], stdout=subprocess.PIPE)
        started.append(process)
        assert process.stdout
        process.stdout.readline()
        return process

    yield copy
    for process in started:
        process.kill()
        process.communicate()


@pytest.fixture(scope="session")
def sway() -> Iterator[Path]:
    """The runtime folder of a compositor without a screen. It refuses to run as root, so that becomes `nobody`."""
    needs("sway", "wl-copy", "wl-paste", "runuser")
    folder = Path(tempfile.mkdtemp(prefix="sway-"))  # pytest's own folders are closed to other users
    config = folder / "config"
    config.write_text("xwayland disable\n", encoding="utf-8")
    user = ["runuser", "-u", "nobody", "--"] if os.getuid() == 0 else []
    if user:
        shutil.chown(folder, "nobody")
    environment = {
        "PATH": os.environ["PATH"], "HOME": str(folder), "XDG_RUNTIME_DIR": str(folder), "WLR_BACKENDS": "headless",
        "WLR_LIBINPUT_NO_DEVICES": "1", "WLR_RENDERER": "pixman",
    }  # fmt: skip
    compositor = subprocess.Popen(
        [*user, "sway", "-c", str(config)], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    if not comes_true(lambda: any(folder.glob("wayland-*.lock"))):
        compositor.kill()
        compositor.wait()
        unavailable("sway does not start here")
    yield folder
    compositor.terminate()
    compositor.wait()
    shutil.rmtree(folder)


@dataclass(frozen=True)
class WlClipboard:
    """The foreign program of Wayland."""

    def copy(self, text: str | bytes, *options: str) -> None:
        data = text.encode() if isinstance(text, str) else text
        subprocess.run(
            ["wl-copy", *options],
            input=data,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=30,
            check=True,
        )

    def paste(self) -> str:
        run = subprocess.run(["wl-paste", "--no-newline"], stdout=subprocess.PIPE, timeout=30, check=False)
        return run.stdout.decode()


@pytest.fixture
def wl_clipboard(sway: Path, monkeypatch: pytest.MonkeyPatch) -> WlClipboard:
    (socket,) = (path for path in sway.glob("wayland-*") if path.suffix != ".lock")
    monkeypatch.setenv("WAYLAND_DISPLAY", str(socket))
    monkeypatch.delenv("DISPLAY", raising=False)
    return WlClipboard()


def comes_true(holds: Callable[[], bool], seconds: float = 60.0) -> bool:
    """Whether something comes true in time."""
    end = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > end:
            return False
        time.sleep(0.02)
    return True


@pytest.fixture
def eventually() -> Callable[..., bool]:
    """Whether something comes true in time."""
    return comes_true


class Watch:
    """`promptguard watch` in a process of its own. `told` is what it says, on standard error and by notify-send."""

    def __init__(self, folder: Path, *options: str) -> None:
        shown = folder / "shown"
        shown.mkdir()
        notify_send = folder / "bin" / "notify-send"
        notify_send.parent.mkdir()
        notify_send.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" >> "{shown}/all"\n', encoding="utf-8")
        notify_send.chmod(0o755)
        self._shown = shown / "all"
        self._said = folder / "stderr"
        command = [sys.executable, "-m", "promptguard", "watch", *options]
        path = f"{notify_send.parent}:{os.environ['PATH']}"
        with self._said.open("wb") as stderr:
            self.process = subprocess.Popen(command, env={**os.environ, "PATH": path}, cwd=folder, stderr=stderr)

    def is_ready(self) -> bool:
        return comes_true(lambda: "見守ります" in self.said())

    def said(self) -> str:
        return self._said.read_text(encoding="utf-8")

    def shown(self) -> str:
        return self._shown.read_text(encoding="utf-8") if self._shown.exists() else ""

    def end(self) -> int:
        self.process.terminate()
        return self.process.wait(60)


@pytest.fixture
def watch(tmp_path: Path) -> Iterator[Callable[..., Watch]]:
    """Start watching with some options."""
    started: list[Watch] = []

    def start(*options: str) -> Watch:
        started.append(Watch(tmp_path, *options))
        assert started[-1].is_ready(), started[-1].said()
        return started[-1]

    yield start
    for each in started:
        each.process.kill()
        each.process.wait()
