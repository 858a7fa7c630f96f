"""Opening the socket, running, and leaving nothing behind."""

import contextlib
import os
import secrets
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from promptguard.errors import Told, UsageProblemError
from promptguard.frontends.service.address import (
    HAS_SOCKETS,
    LOOPBACK,
    Key,
    is_private,
    key_path,
    runtime_folder,
    socket_path,
)
from promptguard.frontends.service.app import Interface
from promptguard.frontends.service.engine import Engine

_LOCK = "service.lock"
_CONNECTIONS = 128
_PRIVATE = 0o077


class NotServedError(UsageProblemError):
    """The service does not start here and now."""

    def __init__(self, told: Told) -> None:
        """Say why, and what to do."""
        super().__init__(str(told))
        self._told = told

    def told(self, language: str) -> str:
        """The same in one language."""
        return self._told.within(language)


_ALREADY = Told(
    "promptguard serve はすでに動いています（状態は promptguard serve --status で見られます）。",
    "promptguard serve is running already (see promptguard serve --status).",
)
_NOT_PRIVATE = (
    "ほかの人が使えるフォルダーのため、始められません。削除してからやり直してください。",
    "others can use this folder, so the service does not start there; remove it first.",
)


def serve(ready: Callable[[], None]) -> None:
    """Serve this user until told to stop; `ready` is called once the socket is open.

    Raises:
        NotServedError: another process does so already, or the folder for socket and key is not this user's alone.
    """
    with alone(_LOCK, _ALREADY), _listening() as (listener, key):
        _run(listener, key, ready)


@contextlib.contextmanager
def alone(lock: str, already: Told) -> Iterator[None]:
    """One a user: whoever holds the file `lock` in the runtime folder.

    Raises:
        NotServedError: another process holds it (`already` says so), or the folder is not this user's alone.
    """
    folder = Path(runtime_folder())
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not is_private(str(folder)):
        raise NotServedError(Told(*(f"{folder}: {why}" for why in _NOT_PRIVATE)))
    try:
        with FileLock(folder / lock, timeout=0):
            yield
    except Timeout:
        raise NotServedError(already) from None


@contextlib.contextmanager
def _listening() -> Iterator[tuple[socket.socket, Key]]:
    """An open socket and its key; both are gone afterwards."""
    listener = _unix() if HAS_SOCKETS else loopback()
    key = Key(secrets.token_bytes(32), 0 if HAS_SOCKETS else listener.getsockname()[1])
    try:
        _write_key(key)
        yield listener, key
    finally:
        listener.close()
        for left in (key_path(), *([socket_path()] if HAS_SOCKETS else [])):
            Path(left).unlink(missing_ok=True)


def _unix() -> socket.socket:
    Path(socket_path()).unlink(missing_ok=True)
    listener = socket.socket(socket.AF_UNIX)
    before = os.umask(_PRIVATE)
    try:
        listener.bind(socket_path())
    finally:
        os.umask(before)
    return listener


def loopback(port: int = 0) -> socket.socket:
    """A socket on a port of the loopback address, a free one by default; nobody else may bind it as well."""
    listener = socket.socket()
    if hasattr(socket, "SO_EXCLUSIVEADDRUSE"):
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
    try:
        listener.bind((LOOPBACK, port))
    except OSError:
        listener.close()
        raise
    return listener


def _write_key(key: Key) -> None:
    """At once, and readable by this user alone from its first byte on."""
    fresh = Path(f"{key_path()}.new")
    fresh.unlink(missing_ok=True)
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as stream:
        stream.write(f"{key.token} {key.port}")
    fresh.replace(key_path())


def _run(listener: socket.socket, key: Key, ready: Callable[[], None]) -> None:
    hosts = frozenset(["localhost"] if HAS_SOCKETS else [f"{LOOPBACK}:{key.port}", "localhost"])
    run(listener, lambda stop: Interface(Engine(), key, stop).behind_guard(hosts), ready)


def run(listener: socket.socket, application: Callable[[Callable[[], None]], Any], ready: Callable[[], None]) -> None:
    """Answer on an open socket until stopped; `application` makes the application from what stops it."""
    import uvicorn

    class Server(uvicorn.Server):
        """Says when it can be reached."""

        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            """Open for requests."""
            await super().startup(sockets)
            ready()

    def stop() -> None:
        server.should_exit = True

    server = Server(
        uvicorn.Config(
            application(stop),
            log_config=None,
            access_log=False,
            lifespan="off",
            ws="none",
            loop="asyncio",
            http="h11",
            server_header=False,
            date_header=False,
            proxy_headers=False,
            limit_concurrency=_CONNECTIONS,
            timeout_keep_alive=5,
            timeout_graceful_shutdown=3,
        )
    )
    server.run(sockets=[listener])
