"""Who is let in: the user's own programs, who know the token, and the page that the service itself has sent.

A web page that the user happens to visit can reach a loopback address, too. It is stopped by the exact Host (DNS
rebinding), by its Origin, by the token and by content types that a page may not send without asking.
"""

import asyncio
import hmac
from collections.abc import Mapping
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from promptguard.frontends.service.address import Key
from promptguard.frontends.service.wire import CONTENT_TYPE, HELLO, JSON, RUN

LARGEST = 12 * 1024 * 1024
"""Bytes of a body: a draft of 4 MiB, as JSON that escapes every character."""
_SECONDS = 10.0
"""For the whole body; a local program needs milliseconds."""
_INTERFACE = "/v1/"
_POLICY = (
    b"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    b"base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_HEADERS = (
    (b"cache-control", b"no-store"),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"content-security-policy", _POLICY),
)


@dataclass(frozen=True, slots=True)
class Guard:
    """Stands before the application and refuses; what it lets in has a whole body of a bearable size."""

    app: ASGIApp
    key: Key
    hosts: frozenset[str]
    """The only values of `Host`, each with its port; `http://` and one of them is the only `Origin`."""
    patience: float = _SECONDS
    open_paths: frozenset[str] = frozenset([HELLO])
    """What is answered without the token, because it proves or asks for something else."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            return
        request = Request(scope)
        refused = self._refused(request)
        body = b""
        if refused is None:
            try:
                async with asyncio.timeout(self.patience):
                    body = await _body(receive)
            except TimeoutError:
                refused = 408
            except ValueError:
                refused = 413
        answer = self.app if refused is None else _no(refused)
        await answer(scope, _once(body), _hardened(send))

    def _refused(self, request: Request) -> int | None:
        """The status that a request is refused with; None where it is let in."""
        headers = request.headers
        path, origin = request.url.path, headers.get("origin")
        if len(headers.getlist("host")) != 1 or headers["host"] not in self.hosts:
            return 403
        if origin is not None and origin not in {f"http://{host}" for host in self.hosts}:
            return 403
        if headers.get("sec-fetch-site", "none") not in ("none", "same-origin"):
            return 403
        if not path.startswith(_INTERFACE):
            return None if request.method == "GET" else 405
        if path not in self.open_paths and not self._is_known(headers):
            return 401
        return _refused_body(request.method, path, headers)

    def _is_known(self, headers: Mapping[str, str]) -> bool:
        given = headers.get("authorization", "").encode("utf-8", "surrogateescape")
        return hmac.compare_digest(given, f"Bearer {self.key.token}".encode())


def _refused_body(method: str, path: str, headers: Mapping[str, str]) -> int | None:
    if method == "POST":
        sent = headers.get("content-type", "").partition(";")[0].strip().lower()
        if sent != (CONTENT_TYPE if path in (HELLO, RUN) else JSON):
            return 415
    length = headers.get("content-length", "0")
    return 413 if not length.isdigit() or int(length) > LARGEST else None


async def _body(receive: Receive) -> bytes:
    """The whole body.

    Raises:
        ValueError: it is larger than it may be, or the sender has gone.
    """
    parts: list[bytes] = []
    size, more = 0, True
    while more:
        message = await receive()
        if message["type"] != "http.request":
            raise ValueError
        parts.append(message.get("body", b""))
        size += len(parts[-1])
        if size > LARGEST:
            raise ValueError
        more = message.get("more_body", False)
    return b"".join(parts)


def _once(body: bytes) -> Receive:
    """Hands the application a body that has been received."""

    async def receive() -> Message:
        return {"type": "http.request", "body": body, "more_body": False}

    return receive


def _hardened(send: Send) -> Send:
    """Adds the headers that keep a browser from doing anything with an answer but show it to its own page."""

    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            message["headers"] = [*message["headers"], *_HEADERS]
        await send(message)

    return sent


def _no(status: int) -> Response:
    """A refusal. It says nothing about what was sent, and closes the connection: the rest of a body is not read."""
    return JSONResponse({"error": status}, status, {"connection": "close"})
