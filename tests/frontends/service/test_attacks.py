"""What a hostile program or web page on this computer can do to a running service: nothing, and it stays alive."""

import os
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from promptguard.frontends.service.address import read_key, socket_path
from promptguard.frontends.service.asking import request
from promptguard.frontends.service.wire import HEALTH

SECRET = "鵜飼様の件"
DENIED = 12345


def token() -> str:
    key = read_key()
    assert key
    return key.token


def connected() -> socket.socket:
    connection = socket.socket(socket.AF_UNIX)
    connection.settimeout(10)
    connection.connect(socket_path())
    return connection


def told(sent: bytes) -> bytes:
    """The first line of the answer to some bytes."""
    with closing(connected()) as connection:
        connection.sendall(sent)
        return connection.recv(65536).partition(b"\r\n")[0]


def head(*lines: str, path: str = "/v1/check", host: str = "localhost") -> bytes:
    return "\r\n".join((f"POST {path} HTTP/1.1", f"Host: {host}", *lines, "", "")).encode()


@pytest.fixture(autouse=True)
def alive(service: Path) -> Iterator[None]:
    """Whatever is tried, the service answers afterwards."""
    assert service.is_dir()
    yield
    assert any(_answers() for _ in range(100))


def _answers() -> bool:
    """Whether it answers now; while it is flooded it says no, and that is noticed once the others have gone."""
    try:
        return bool(request("GET", HEALTH))
    except (OSError, ValueError):
        time.sleep(0.05)
        return False


def json_body(text: str) -> tuple[str, bytes]:
    body = f'{{"text": "{text}"}}'.encode()
    return f"Content-Length: {len(body)}", body


@pytest.mark.parametrize(
    ("lines", "status"),
    [
        ((), b"401"),
        (("Authorization: Bearer wrong",), b"401"),
        (("Origin: https://evil.example",), b"403"),
        (("Sec-Fetch-Site: cross-site",), b"403"),
    ],
)
def test_who_is_not_known_is_refused(lines: tuple[str, ...], status: bytes) -> None:
    length, body = json_body(SECRET)
    assert status in told(head(*lines, "Content-Type: application/json", length) + body)


def test_a_name_that_was_rebound_is_refused() -> None:
    length, body = json_body(SECRET)
    known = f"Authorization: Bearer {token()}"
    assert b"403" in told(head(known, "Content-Type: application/json", length, host="evil.example") + body)


def test_a_body_of_100_megabytes_is_refused_before_it_is_read() -> None:
    known = f"Authorization: Bearer {token()}"
    assert b"413" in told(head(known, "Content-Type: application/json", "Content-Length: 104857600"))


def test_a_body_that_does_not_come_keeps_nobody_waiting() -> None:
    known = f"Authorization: Bearer {token()}"
    slow = head(known, "Content-Type: application/json", "Content-Length: 100") + b'{"text"'
    with closing(connected()) as waiting:
        waiting.sendall(slow)
        assert request("GET", HEALTH), "others are served meanwhile"


@pytest.mark.parametrize("nonsense", [b"\x00" * 1000, b"GET\r\n\r\n", b"POST / HTTP/9.9\r\n\r\n", b"A" * 200_000])
def test_what_is_not_http_is_refused(nonsense: bytes) -> None:
    with closing(connected()) as connection:
        try:
            connection.sendall(nonsense)
            assert not connection.recv(65536).startswith(b"HTTP/1.1 200")
        except ConnectionError:
            pass


def test_500_connections_at_once_do_not_end_it() -> None:
    many = []
    try:
        for _ in range(500):
            try:
                many.append(connected())
            except OSError:
                break
    finally:
        for connection in many:
            connection.close()
    assert len(many) > 100


def test_callers_who_vanish_do_not_end_it() -> None:
    known = f"Authorization: Bearer {token()}"
    for _ in range(50):
        with closing(connected()) as connection:
            connection.sendall(head(known, "Content-Type: application/json", "Content-Length: 100") + b"{")


@pytest.mark.skipif(os.geteuid() != 0, reason="only the superuser can become somebody else")
def test_another_user_does_not_reach_the_socket(service: Path) -> None:
    seen: list[str] = []

    def as_somebody_else() -> None:
        child = os.fork()
        if child == 0:
            os.setgid(DENIED)
            os.setuid(DENIED)
            try:
                connected()
            except PermissionError:
                os._exit(13)
            os._exit(0)
        seen.append(str(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])))

    thread = threading.Thread(target=as_somebody_else)
    thread.start()
    thread.join()
    assert service.is_dir()
    assert seen == ["13"]


def test_nothing_of_a_draft_is_written_anywhere(
    service: Path, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    length, body = json_body(SECRET)
    known = f"Authorization: Bearer {token()}"
    assert b"200" in told(head(known, "Content-Type: application/json", length) + body)
    broken = body.replace(b":", b" ")
    assert b"400" in told(head(known, "Content-Type: application/json", length) + broken)
    shown = capfd.readouterr()
    assert SECRET not in shown.out + shown.err + caplog.text
    kept = [file.read_bytes() for file in service.rglob("*") if file.is_file()]
    assert not [content for content in kept if SECRET.encode() in content]
