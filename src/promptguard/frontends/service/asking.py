"""The client's side. It trusts nobody who cannot prove to hold the user's own key.

HTTP is written and read by hand: `http.client` alone would cost three times as much as everything else here.
"""

import os
import sys
import time
from _socket import AF_INET, SOCK_STREAM, socket

from promptguard.frontends.service.address import HAS_SOCKETS, LOOPBACK, Key, identity, read_key, socket_path
from promptguard.frontends.service.wire import CONTENT_TYPE, HELLO, JSON, RUN, pack, unpack

VARIABLES = ("PROMPTGUARD_CONFIG", "PROMPTGUARD_LANG", "LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "TERM")
"""What a command reads of its caller's environment."""
_PATIENCE, _GREETING = 1.4, 0.5
"""Seconds for a call, and for the first answer; who waits longer believes that the tool hangs."""
_LARGEST_ANSWER = 1 << 24
_ANSWERED = 200
_FIELDS = 3


def ask(arguments: "list[str]", draft: bytes) -> "tuple[int, bytes, bytes] | None":
    """Exit code, output and messages of a call; None where no service answers that can be trusted."""
    try:
        fields = unpack(request("POST", RUN, _call(arguments, draft), CONTENT_TYPE) or b"")
        if len(fields) != _FIELDS:
            return None
        code, out, err = fields
        return int(code), out, err
    except (OSError, ValueError):
        return None


def request(
    method: str, path: str, body: bytes = b"", content_type: str = JSON, patience: float = _PATIENCE
) -> "bytes | None":
    """The body of the service's answer; None where no service runs. `patience` is in seconds.

    Raises:
        OSError: it does not answer in time.
        ValueError: it cannot prove who it is, says no, or talks nonsense.
    """
    deadline = time.monotonic() + patience
    key = read_key()
    connection = _connect(key) if key else None
    if key is None or connection is None:
        return None
    try:
        nonce = os.urandom(16)
        connection.settimeout(_GREETING)
        greeting = _head("POST", HELLO, nonce, CONTENT_TYPE, "")
        if _exchange(connection, greeting + nonce, time.monotonic() + _GREETING) != key.proof(nonce):
            raise ValueError("somebody else listens there")
        return _exchange(connection, _head(method, path, body, content_type, key.token) + body, deadline)
    finally:
        connection.close()


def _connect(key: Key) -> "socket | None":
    connection = socket(_family(), SOCK_STREAM)
    connection.settimeout(_GREETING)
    try:
        connection.connect(socket_path() if HAS_SOCKETS else (LOOPBACK, key.port))
    except (FileNotFoundError, ConnectionRefusedError):
        connection.close()
        return None
    except OSError:
        connection.close()
        raise
    return connection


def _family() -> int:
    if not HAS_SOCKETS:
        return AF_INET
    from _socket import AF_UNIX

    return AF_UNIX


def _call(arguments: "list[str]", draft: bytes) -> bytes:
    """Everything that the answer depends on."""
    environment = (f"{name}={os.environ[name]}" for name in VARIABLES if name in os.environ)
    return pack(
        identity(),
        os.fsencode(os.getcwd()),
        f"{sys.stdout.encoding} {sys.stderr.encoding}".encode(),
        b"1" if sys.stdout.isatty() else b"",
        "\0".join(environment).encode("utf-8", "surrogateescape"),
        "\0".join(arguments).encode("utf-8", "surrogateescape"),
        draft,
    )


def _head(method: str, path: str, body: bytes, content_type: str, token: str) -> bytes:
    return (
        f"{method} {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: {content_type}\r\n"
        f"Authorization: Bearer {token}\r\nContent-Length: {len(body)}\r\n\r\n"
    ).encode("ascii")


def _exchange(connection: socket, sent: bytes, deadline: float) -> bytes:
    """Send a request and receive the body of its answer."""
    connection.sendall(sent)
    data = b""
    while b"\r\n\r\n" not in data and len(data) < _LARGEST_ANSWER:
        data += _some(connection, deadline)
    head, _, answer = data.partition(b"\r\n\r\n")
    status, *lines = head.split(b"\r\n")
    lengths = [line[15:] for line in lines if line[:15].lower() == b"content-length:"]
    length = int(lengths[0]) if len(lengths) == 1 else -1
    if int(status[9:12]) != _ANSWERED or not 0 <= length <= _LARGEST_ANSWER:
        raise ValueError("no answer to this call")
    while len(answer) < length:
        answer += _some(connection, deadline)
    if len(answer) != length:
        raise ValueError("more than was announced")
    return answer


def _some(connection: socket, deadline: float) -> bytes:
    """The next piece, before the deadline."""
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError
    connection.settimeout(left)
    piece = connection.recv(65536)
    if not piece:
        raise ConnectionError
    return piece
