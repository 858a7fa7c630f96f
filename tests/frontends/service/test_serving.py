import json
import os
import socket
import stat
import threading
from pathlib import Path

import pytest

from promptguard.frontends.service import address, asking, serving
from promptguard.frontends.service.address import read_key, socket_path
from promptguard.frontends.service.asking import ask, request
from promptguard.frontends.service.serving import NotServedError, loopback, serve
from promptguard.frontends.service.wire import HEALTH, STOP


def modes(folder: Path) -> dict[str, int]:
    return {file.name: stat.S_IMODE(file.lstat().st_mode) for file in folder.iterdir() if file.suffix != ".lock"}


def test_socket_and_key_are_the_users_alone_and_gone_afterwards(service: Path) -> None:
    assert stat.S_IMODE(service.stat().st_mode) == 0o700
    assert modes(service) == {"service.sock": 0o700, "service.key": 0o600}
    request("POST", STOP, b"{}")
    for _ in range(100):
        if not modes(service):
            break
        threading.Event().wait(0.05)
    assert not modes(service)


def test_there_is_one_service_a_user(service: Path) -> None:
    assert service.is_dir()
    with pytest.raises(NotServedError) as error:
        serve(lambda: None)
    assert "すでに動いています" in error.value.told("ja")
    assert request("GET", HEALTH)


def test_a_folder_of_others_is_not_used(runtime: Path) -> None:
    runtime.mkdir(mode=0o755)
    with pytest.raises(NotServedError) as error:
        serve(lambda: None)
    assert str(runtime) in error.value.told("en")


def test_what_a_killed_service_left_behind_does_not_matter(runtime: Path) -> None:
    runtime.mkdir(mode=0o700)
    (runtime / "service.key").write_text("old", encoding="ascii")
    (runtime / "service.key.new").write_text("half", encoding="ascii")
    left = socket.socket(socket.AF_UNIX)
    left.bind(socket_path())
    left.close()
    ready = threading.Event()
    thread = threading.Thread(target=serve, args=(ready.set,), daemon=True)
    thread.start()
    assert ready.wait(10)
    assert request("GET", HEALTH)
    request("POST", STOP, b"{}")
    thread.join(10)


def test_where_there_are_no_unix_sockets_it_is_a_port_with_a_key(
    runtime: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (address, asking, serving):
        monkeypatch.setattr(module, "HAS_SOCKETS", False)
    monkeypatch.setenv("LOCALAPPDATA", str(runtime))
    ready = threading.Event()
    thread = threading.Thread(target=serve, args=(ready.set,), daemon=True)
    thread.start()
    assert ready.wait(10)
    key = read_key()
    assert key is not None
    assert key.port > 0
    answer = ask(["check", "--lang", "en"], "担当は鵜飼様です".encode())
    assert answer is not None
    assert answer[0] == 1
    assert json.loads(request("GET", HEALTH) or b"{}")["pid"] == os.getpid()
    request("POST", STOP, b"{}")
    thread.join(10)


def test_a_port_is_open_to_this_computer_only() -> None:
    with loopback() as listener:
        assert listener.getsockname()[0] == "127.0.0.1"
