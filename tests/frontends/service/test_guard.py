import asyncio
from collections.abc import Iterator

import pytest
from starlette.responses import PlainTextResponse
from starlette.testclient import TestClient
from starlette.types import Message, Receive, Scope, Send

from promptguard.frontends.service import guard
from promptguard.frontends.service.address import Key
from promptguard.frontends.service.guard import Guard

KEY = Key(b"k" * 32, 8123)
HOST = "127.0.0.1:8123"
TOKEN = {"authorization": f"Bearer {KEY.token}"}
JSON = {"content-type": "application/json"}
PATH = "/v1/check"


async def echo(scope: Scope, receive: Receive, send: Send) -> None:
    """Answers with what it was sent."""
    body = (await receive())["body"]
    await PlainTextResponse(body)(scope, receive, send)


@pytest.fixture
def client() -> TestClient:
    return TestClient(Guard(echo, KEY, frozenset([HOST])), base_url=f"http://{HOST}")


def test_who_knows_the_token_is_let_in(client: TestClient) -> None:
    answer = client.post(PATH, content="{}", headers=TOKEN | JSON)
    assert (answer.status_code, answer.text) == (200, "{}")


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"authorization": ""}, 401),
        ({"authorization": f"Bearer {'ab' * 32}"}, 401),
        ({"authorization": KEY.token}, 401),
        ({"host": "evil.example"}, 403),
        ({"host": "127.0.0.1"}, 403),
        ({"host": "127.0.0.1:8124"}, 403),
        ({"host": "localhost.evil.example:8123"}, 403),
        ({"origin": "https://evil.example"}, 403),
        ({"origin": "null"}, 403),
        ({"origin": "http://127.0.0.1:9999"}, 403),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "same-site"}, 403),
        ({"content-type": "text/plain"}, 415),
        ({"content-type": "application/x-www-form-urlencoded"}, 415),
        ({"content-length": "104857600"}, 413),
        ({"content-length": "-1"}, 413),
    ],
)
def test_everybody_else_is_refused(client: TestClient, headers: dict[str, str], status: int) -> None:
    answer = client.post(PATH, content="{}", headers=TOKEN | JSON | headers)
    assert answer.status_code == status
    assert answer.json() == {"error": status}


def test_the_page_itself_is_let_in(client: TestClient) -> None:
    own = {"origin": f"http://{HOST}", "sec-fetch-site": "same-origin"}
    assert client.post(PATH, content="{}", headers=TOKEN | JSON | own).status_code == 200


def test_two_hosts_are_one_too_many(client: TestClient) -> None:
    headers = [("host", HOST), ("host", "evil.example"), *TOKEN.items(), *JSON.items()]
    assert client.post(PATH, content="{}", headers=headers).status_code == 403


def test_the_files_of_the_page_need_no_token_and_take_nothing(client: TestClient) -> None:
    assert client.get("/").status_code == 200
    assert client.post("/", content="{}", headers=JSON).status_code == 405


def test_nobody_is_told_that_another_origin_may_read(client: TestClient) -> None:
    refused = client.options(PATH, headers={"origin": "https://evil.example", "access-control-request-method": "POST"})
    assert refused.status_code == 403
    assert not [name for name in refused.headers if name.startswith("access-control")]


def test_an_answer_is_neither_kept_nor_framed_nor_guessed_at(client: TestClient) -> None:
    headers = client.get("/").headers
    assert headers["cache-control"] == "no-store"
    assert headers["x-content-type-options"] == "nosniff"
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert "default-src 'none'" in headers["content-security-policy"]


def test_a_body_that_comes_too_slowly_is_given_up() -> None:
    answers: list[Message] = []

    async def never() -> Message:
        await asyncio.sleep(10)
        return {"type": "http.request"}

    async def send(message: Message) -> None:
        answers.append(message)

    headers = [(name.encode(), value.encode()) for name, value in ({"host": HOST} | TOKEN | JSON).items()]
    scope = {"type": "http", "method": "POST", "path": PATH, "headers": headers, "query_string": b""}
    asyncio.run(Guard(echo, KEY, frozenset([HOST]), patience=0.05)(scope, never, send))
    assert answers[0]["status"] == 408


def test_a_body_that_grows_past_its_limit_is_refused(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "LARGEST", 100)

    def pieces() -> Iterator[bytes]:
        yield from [b"x" * 60] * 2

    assert client.post(PATH, content=pieces(), headers=TOKEN | JSON).status_code == 413
