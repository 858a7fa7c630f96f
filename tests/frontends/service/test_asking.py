import os
import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from promptguard.frontends.service.address import Key
from promptguard.frontends.service.asking import ask, request
from promptguard.frontends.service.wire import HEALTH, pack

DRAFT = "担当は鵜飼様です\n".encode()
KEY = Key(b"k" * 32)
Script = Callable[[socket.socket], None]


def reply(body: bytes, head: bytes = b"HTTP/1.1 200 OK\r\n") -> bytes:
    return head + b"content-length: %d\r\n\r\n" % len(body) + body


@pytest.fixture
def impostor(runtime: Path) -> Iterator[Callable[[Script], list[bytes]]]:
    """Listens where the service should and behaves as a script says; gives what it was sent."""
    runtime.mkdir(mode=0o700)
    key_file = runtime / "service.key"
    key_file.write_text(f"{KEY.token} 0", encoding="ascii")
    key_file.chmod(0o600)
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(str(runtime / "service.sock"))
    listener.listen()

    def play(script: Script) -> None:
        def once() -> None:
            connection, _ = listener.accept()
            with connection:
                script(connection)

        threading.Thread(target=once, daemon=True).start()

    yield play  # type: ignore[misc]
    listener.close()


def greeted(connection: socket.socket) -> None:
    """The first exchange, as the owner of the key would have it."""
    connection.sendall(reply(KEY.proof(connection.recv(65536)[-16:])))


def test_the_service_answers_a_call(service: Path) -> None:
    assert service.is_dir()
    answer = ask(["check"], DRAFT)
    assert answer is not None
    code, out, err = answer
    assert (code, err) == (1, b"")
    assert "鵜飼".encode() in out


def test_nobody_is_there(runtime: Path) -> None:
    assert not runtime.exists()
    assert ask(["check"], DRAFT) is None
    assert request("GET", HEALTH) is None


def test_a_service_that_was_killed_leaves_a_socket_that_refuses(impostor: object, runtime: Path) -> None:
    assert impostor
    (runtime / "service.sock").unlink()
    dead = socket.socket(socket.AF_UNIX)
    dead.bind(str(runtime / "service.sock"))
    dead.close()
    assert ask(["check"], DRAFT) is None


def test_whoever_cannot_prove_to_hold_the_key_sees_no_draft(impostor: Callable[[Script], None]) -> None:
    seen: list[bytes] = []

    def pretend(connection: socket.socket) -> None:
        seen.append(connection.recv(65536))
        connection.sendall(reply(b"p" * 32))
        seen.append(connection.recv(65536))

    impostor(pretend)
    assert ask(["check"], DRAFT) is None
    time.sleep(0.05)
    assert DRAFT not in b"".join(seen)
    assert KEY.token.encode() not in b"".join(seen)


@pytest.mark.parametrize(
    "nonsense",
    [
        b"", b"nonsense\r\n\r\n", reply(b"nonsense"), reply(pack(b"0", b"out")), reply(pack(b"zero", b"", b"")),
        reply(b"", b"HTTP/1.1 409 Conflict\r\n"), b"HTTP/1.1 200 OK\r\n\r\n", reply(b"0:,") + b"more",
        b"HTTP/1.1 200 OK\r\ncontent-length: 99999999999\r\n\r\n", b"HTTP/1.1 200 OK\r\ncontent-length: -1\r\n\r\n",
        b"HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n1:0,", b"\xff" * 100,
    ],
)  # fmt: skip
def test_nonsense_is_not_an_answer(impostor: Callable[[Script], None], nonsense: bytes) -> None:
    def talk(connection: socket.socket) -> None:
        greeted(connection)
        connection.recv(65536)
        connection.sendall(nonsense)

    impostor(talk)
    assert ask(["check"], DRAFT) is None


@pytest.mark.parametrize("after_greeting", [False, True])
def test_a_service_that_hangs_is_left_within_two_seconds(
    impostor: Callable[[Script], None], after_greeting: bool
) -> None:
    hung = threading.Event()

    def hang(connection: socket.socket) -> None:
        if after_greeting:
            greeted(connection)
        hung.wait(5)

    impostor(hang)
    start = time.monotonic()
    assert ask(["check"], DRAFT) is None
    assert time.monotonic() - start < 2
    hung.set()


def test_an_answer_that_trickles_is_left_within_two_seconds(impostor: Callable[[Script], None]) -> None:
    def trickle(connection: socket.socket) -> None:
        greeted(connection)
        connection.recv(65536)
        connection.sendall(b"HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n")
        try:
            for _ in range(50):
                time.sleep(0.1)
                connection.sendall(b"x")
        except OSError:
            return

    impostor(trickle)
    start = time.monotonic()
    assert ask(["check"], DRAFT) is None
    assert time.monotonic() - start < 2


@pytest.mark.skipif(os.geteuid() != 0, reason="only the superuser can give files away")
def test_the_socket_of_another_user_is_not_used(service: Path) -> None:
    os.chown(service, 12345, 12345)
    try:
        assert ask(["check"], DRAFT) is None
    finally:
        os.chown(service, os.getuid(), os.getgid())


def test_a_caller_with_other_folders_is_left_to_himself(service: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert service.is_dir()
    monkeypatch.setenv("XDG_CONFIG_HOME", "/elsewhere")
    # The service lives in this process and would see the same folders: it has to have seen others before.
    monkeypatch.setattr("promptguard.frontends.service.calls.identity", lambda: b"as before")
    assert ask(["check"], DRAFT) is None
