"""A service in a thread of this process, in a runtime folder of its own."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

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
