"""A port of the loopback address for one browser page, open until the program ends."""

import secrets
from collections.abc import Callable
from socket import socket

from promptguard.frontends.page.files import routes
from promptguard.frontends.service.address import LOOPBACK, Key
from promptguard.frontends.service.app import Interface
from promptguard.frontends.service.engine import Engine
from promptguard.frontends.service.serving import run


def serve_page(listener: socket, ready: Callable[[str], None]) -> None:
    """Serve the page on an open port until interrupted; `ready` gets its address once it can be opened.

    The token travels behind `#`: a browser sends that part to nobody, and the page takes it out of sight at once.
    """
    key = Key(secrets.token_bytes(32), listener.getsockname()[1])
    host = f"{LOOPBACK}:{key.port}"
    run(
        listener,
        lambda stop: Interface(Engine(), key, stop).behind_guard(frozenset([host]), routes()),
        lambda: ready(f"http://{host}/#token={key.token}"),
    )
