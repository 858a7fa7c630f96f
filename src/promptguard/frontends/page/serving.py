"""A port of the loopback address for one browser page, open until the program ends."""

import secrets
from collections.abc import Callable
from dataclasses import replace
from socket import socket

from starlette.routing import Route

from promptguard.frontends.page.entering import ENTER, Tickets
from promptguard.frontends.page.files import routes
from promptguard.frontends.service.address import LOOPBACK, Key
from promptguard.frontends.service.app import Interface
from promptguard.frontends.service.engine import Engine
from promptguard.frontends.service.guard import Guard
from promptguard.frontends.service.serving import run

Ready = Callable[[str, Callable[[], str]], None]
"""Gets the address of the page once it can be opened, and what makes an address that opens it once."""


def serve_page(listener: socket, ready: Ready) -> None:
    """Serve the page on an open port until interrupted.

    The token travels behind `#`: a browser sends that part to nobody, and the page takes it out of sight at once.
    """
    key = Key(secrets.token_bytes(32), listener.getsockname()[1])
    address = f"http://{LOOPBACK}:{key.port}/#"
    tickets = Tickets(key)
    run(
        listener,
        lambda stop: application(Interface(Engine(), key, stop), tickets),
        lambda: ready(f"{address}token={key.token}", lambda: f"{address}ticket={tickets.issue()}"),
    )


def application(interface: Interface, tickets: Tickets) -> Guard:
    """The JSON interface together with the page, which alone may talk to it."""
    key = interface.key
    more = (*routes(), Route(ENTER, tickets.enter, methods=["POST"]))
    guard = interface.behind_guard(frozenset([f"{LOOPBACK}:{key.port}"]), more)
    return replace(guard, open_paths=guard.open_paths | {ENTER})
