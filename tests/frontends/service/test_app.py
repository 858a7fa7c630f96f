import pytest
from starlette.testclient import TestClient

from promptguard import __version__
from promptguard.frontends.service.address import Key
from promptguard.frontends.service.app import Interface
from promptguard.frontends.service.engine import Engine

KEY = Key(b"k" * 32)
HEADERS = {"authorization": f"Bearer {KEY.token}", "content-type": "application/json"}
CALL = {**HEADERS, "content-type": "application/x-promptguard-call"}


@pytest.fixture
def stopped() -> list[str]:
    return []


@pytest.fixture
def client(stopped: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> TestClient:
    monkeypatch.chdir(str(tmp_path))
    interface = Interface(Engine(), KEY, lambda: stopped.append("stopped"))
    return TestClient(interface.behind_guard(frozenset(["localhost"])), base_url="http://localhost")


def test_whoever_listens_proves_to_hold_the_key(client: TestClient) -> None:
    answer = client.post("/v1/hello", content=b"n" * 16, headers={"content-type": CALL["content-type"]})
    assert answer.content == KEY.proof(b"n" * 16)


@pytest.mark.parametrize("length", [0, 15, 65])
def test_a_nonce_has_a_bearable_length(client: TestClient, length: int) -> None:
    answer = client.post("/v1/hello", content=b"n" * length, headers={"content-type": CALL["content-type"]})
    assert answer.status_code == 400


def test_a_draft_is_checked(client: TestClient) -> None:
    answer = client.post("/v1/check", json={"text": "担当は鵜飼様です"}, headers=HEADERS)
    assert (answer.status_code, answer.json()["action"]) == (200, "mask")


@pytest.mark.parametrize("body", [b"", b"{", b"\xff", b"[" * 100_000, b'{"text": "a", "text"}'])
def test_malformed_json_is_refused_without_a_word_of_it(client: TestClient, body: bytes) -> None:
    answer = client.post("/v1/check", content=body, headers=HEADERS)
    assert (answer.status_code, answer.json()) == (400, {"error": "json"})


def test_a_wrong_field_is_named_but_not_quoted(client: TestClient) -> None:
    answer = client.post("/v1/check", json={"text": "秘密", "lang": "秘密"}, headers=HEADERS)
    assert (answer.status_code, answer.json()) == (400, {"error": "field", "field": "lang"})


@pytest.mark.parametrize(("body", "status"), [(b"nonsense", 400), (b"1:a," + b"0:," * 6, 409)])
def test_a_call_that_is_not_ours_is_left_to_the_caller(client: TestClient, body: bytes, status: int) -> None:
    assert client.post("/v1/run", content=body, headers=CALL).status_code == status


def test_health_tells_version_and_what_is_wrong(client: TestClient, tmp_path: object) -> None:
    health = client.get("/v1/health", headers=HEADERS).json()
    assert (health["version"], health["notice"]) == (__version__, None)
    with open(f"{tmp_path}/promptguard.yaml", "w", encoding="utf-8") as file:  # noqa: PTH123 - one line
        file.write("allow: [")
    assert "promptguard.yaml" in client.get("/v1/health", headers=HEADERS).json()["notice"]["ja"]


@pytest.mark.parametrize("path", ["/v1/check", "/v1/run", "/v1/stop", "/v1/hello"])
def test_nothing_is_changed_or_checked_by_get(client: TestClient, path: str, stopped: list[str]) -> None:
    assert client.get(path, headers=HEADERS).status_code == 405
    assert not stopped


def test_the_service_can_be_ended(client: TestClient, stopped: list[str]) -> None:
    assert client.post("/v1/stop", content=b"{}", headers=HEADERS).status_code == 200
    assert stopped
