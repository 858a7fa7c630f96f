import pytest
from starlette.testclient import TestClient

from promptguard.frontends.page.entering import Tickets
from promptguard.frontends.page.serving import application
from promptguard.frontends.service.address import Key
from promptguard.frontends.service.app import Interface
from promptguard.frontends.service.engine import Engine

KEY = Key(b"k" * 32, 4321)
TOKEN = {"authorization": f"Bearer {KEY.token}"}


@pytest.fixture
def client() -> TestClient:
    served = application(Interface(Engine(), KEY, lambda: None), Tickets(KEY))
    return TestClient(served, base_url="http://127.0.0.1:4321")


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html"),
        ("/main.js", "text/javascript"),
        ("/page.css", "text/css"),
        ("/words.json", "application/json"),
    ],
)
def test_the_page_needs_no_token(client: TestClient, path: str, kind: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith(kind)


def test_the_page_may_load_and_reach_nothing_else(client: TestClient) -> None:
    policy = client.get("/").headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy


def test_no_file_holds_the_token(client: TestClient) -> None:
    assert not any(KEY.token in client.get(path).text for path in ("/", "/main.js", "/words.json"))


@pytest.mark.parametrize("path", ["/..%2f..%2fpyproject.toml", "/files.py", "/site/main.js", "/%2e%2e/words.yaml"])
def test_nothing_else_of_the_disk_is_offered(client: TestClient, path: str) -> None:
    assert client.get(path, headers=TOKEN).status_code == 404


@pytest.mark.parametrize("endpoint", ["check", "mask", "restore", "dismiss", "decode"])
def test_the_interface_needs_the_token(client: TestClient, endpoint: str) -> None:
    assert client.post(f"/v1/{endpoint}", json={"text": "a"}).status_code == 401
    assert client.post(f"/v1/{endpoint}", json={}, headers=TOKEN).status_code == 400


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:4322", "localhost:4321", "localhost", "evil.example:4321"])
def test_the_host_is_the_one_of_the_address(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code == 403


def test_no_other_page_may_ask(client: TestClient) -> None:
    origin = {**TOKEN, "origin": "http://127.0.0.1:4322"}
    assert client.post("/v1/check", json={"text": "a"}, headers=origin).status_code == 403
