"""examples/openai: what really leaves, and what comes back, seen by a service of our own on this computer."""

import importlib.util
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from promptguard import Scanner

openai = pytest.importorskip("openai", reason="the client of the example is not installed")
ROOT = Path(__file__).resolve().parent.parent
SECRETS = ("鵜飼", "090-0000-0142", "ミヤマ金物")
ASKED = [
    {"role": "system", "content": "㈱ミヤマ金物の担当者として答えて"},
    {"role": "user", "content": "鵜飼様（090-0000-0142）へのお礼を書いて"},
]


class Service(BaseHTTPRequestHandler):
    """Answers as chat services do, with the words of the last message; keeps what it was sent."""

    protocol_version = "HTTP/1.1"
    received: list[str]

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["content-length"])).decode()
        self.received.append(body)
        asked = json.loads(body)
        said = f"承知しました。{asked['messages'][-1]['content']}"
        self.send_response(200)
        if asked.get("stream"):
            self.send_header("content-type", "text/event-stream")
            self.send_header("connection", "close")
            self.end_headers()
            for character in said:
                part = {"id": "1", "object": "chat.completion.chunk", "created": 0, "model": "m",
                        "choices": [{"index": 0, "delta": {"content": character}, "finish_reason": None}]}  # fmt: skip
                self.wfile.write(f"data: {json.dumps(part)}\n\n".encode())
            self.wfile.write(b"data: [DONE]\n\n")
            return
        answer = json.dumps({
            "id": "1", "object": "chat.completion", "created": 0, "model": "m",
            "choices": [{"index": 0, "message": {"role": "assistant", "content": said}, "finish_reason": "stop"}],
        }).encode()  # fmt: skip
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def service() -> Iterator[ThreadingHTTPServer]:
    received: list[str] = []
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Listening", (Service,), {"received": received}))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    server.received = received  # type: ignore[attr-defined]
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def example() -> ModuleType:
    spec = importlib.util.spec_from_file_location("guarded", ROOT / "examples" / "openai" / "guarded.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def client(service: ThreadingHTTPServer, example: ModuleType) -> Iterator[Any]:
    address = f"http://127.0.0.1:{service.server_port}/v1"
    with openai.OpenAI(base_url=address, api_key="none", max_retries=0) as plain:
        yield example.Guarded(plain, Scanner.load())


def sent(service: ThreadingHTTPServer) -> str:
    bodies: list[str] = service.received  # type: ignore[attr-defined]
    return "\n".join(json.dumps(json.loads(body), ensure_ascii=False) for body in bodies)


def test_the_service_sees_no_real_word_and_the_answer_has_them_all(client: Any, service: ThreadingHTTPServer) -> None:
    assert client.chat(ASKED, model="m") == "承知しました。鵜飼様（090-0000-0142）へのお礼を書いて"
    assert not [secret for secret in SECRETS if secret in sent(service)]
    assert "【氏名1】様（【電話番号1】）" in sent(service)


def test_an_answer_in_pieces_is_the_same(client: Any, service: ThreadingHTTPServer) -> None:
    pieces = list(client.stream(ASKED, model="m"))
    assert "".join(pieces) == "承知しました。鵜飼様（090-0000-0142）へのお礼を書いて"
    assert len(pieces) > 5
    assert not [secret for secret in SECRETS if secret in sent(service)]


def test_a_conversation_keeps_its_placeholders(client: Any, service: ThreadingHTTPServer) -> None:
    client.chat(ASKED, model="m")
    client.chat([*ASKED, {"role": "user", "content": "矢代さんと鵜飼様の日程も書いて"}], model="m")
    last = json.loads(service.received[-1])["messages"][-1]["content"]  # type: ignore[attr-defined]
    assert last == "【氏名2】さんと【氏名1】様の日程も書いて"


def test_what_is_no_text_is_not_sent(client: Any, service: ThreadingHTTPServer, example: ModuleType) -> None:
    picture = [{"role": "user", "content": [{"type": "image_url", "image_url": {"url": "data:,"}}]}]
    with pytest.raises(example.NotSentError):
        client.chat(picture, model="m")
    assert sent(service) == ""
