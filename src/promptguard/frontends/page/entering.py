"""Tickets: what a browser is started with in place of the token.

The command line of a process can be read by every user of the computer, and a browser is started with the address on
it. So that address holds a ticket, which the page exchanges for the token at once and which nobody can use again.
"""

import json
import secrets
import time
from dataclasses import dataclass, field

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from promptguard.frontends.service.address import Key

ENTER = "/v1/enter"
_LIFETIME_S = 120.0
"""A browser that has to be started first takes its time."""


@dataclass(frozen=True, slots=True)
class Tickets:
    """The tickets that are out, with the time at which each expires."""

    key: Key
    _out: dict[str, float] = field(default_factory=dict, repr=False)

    def issue(self) -> str:
        """A new ticket."""
        ticket = secrets.token_urlsafe(24)
        self._out[ticket] = time.monotonic() + _LIFETIME_S
        return ticket

    async def enter(self, request: Request) -> Response:
        """The token for a ticket: `{"ticket"}` gives `{"token"}`, once."""
        try:
            ticket = json.loads(await request.body())["ticket"]
            expires = self._out.pop(ticket)
        except (ValueError, RecursionError, LookupError, TypeError):
            return JSONResponse({"error": 401}, 401)
        if time.monotonic() > expires:
            return JSONResponse({"error": 401}, 401)
        return JSONResponse({"token": self.key.token})
