import time

import pytest
from starlette.testclient import TestClient

from promptguard.frontends.page.entering import Tickets
from promptguard.frontends.page.serving import application
from promptguard.frontends.service.address import Key
from promptguard.frontends.service.app import Interface
from promptguard.frontends.service.engine import Engine

KEY = Key(b"k" * 32, 4321)


@pytest.fixture
def tickets() -> Tickets:
    return Tickets(KEY)


@pytest.fixture
def client(tickets: Tickets) -> TestClient:
    served = application(Interface(Engine(), KEY, lambda: None), tickets)
    return TestClient(served, base_url="http://127.0.0.1:4321")


def test_a_ticket_is_exchanged_for_the_token_once(client: TestClient, tickets: Tickets) -> None:
    ticket = tickets.issue()
    assert client.post("/v1/enter", json={"ticket": ticket}).json() == {"token": KEY.token}
    assert client.post("/v1/enter", json={"ticket": ticket}).status_code == 401


@pytest.mark.parametrize("body", [b"", b"{}", b"[]", b"[" * 100_000, b'{"ticket": ["a"]}', b'{"ticket": "a"}', b'"a"'])
def test_anything_else_is_refused(client: TestClient, tickets: Tickets, body: bytes) -> None:
    tickets.issue()
    answer = client.post("/v1/enter", content=body, headers={"content-type": "application/json"})
    assert (answer.status_code, answer.json()) == (401, {"error": 401})


def test_an_old_ticket_is_refused(client: TestClient, tickets: Tickets, monkeypatch: pytest.MonkeyPatch) -> None:
    ticket, now = tickets.issue(), time.monotonic()
    monkeypatch.setattr(time, "monotonic", lambda: now + 121)
    assert client.post("/v1/enter", json={"ticket": ticket}).status_code == 401


def test_a_foreign_page_cannot_exchange_it(client: TestClient, tickets: Tickets) -> None:
    headers = {"origin": "http://evil.example"}
    assert client.post("/v1/enter", json={"ticket": tickets.issue()}, headers=headers).status_code == 403
