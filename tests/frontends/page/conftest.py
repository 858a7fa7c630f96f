"""The page in headless Chromium, driven by Playwright; skipped, with the reason, where one of them is missing."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

Open = Callable[..., Any]
SHOTS = Path(__file__).resolve().parents[3] / "build" / "screenshots"
_FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
_WATCH = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) => window.violations.push(event.violatedDirective));
"""


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    """The browser. While Playwright is there, no test of this process can run an event loop of its own."""
    playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed (pip install .[dev])")
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        pytest.skip("there is no Chromium on this machine")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=list(_FLAGS))
        yield browser
        browser.close()


class Desk:
    """An open page, with what a person does there; everything else is Playwright's page."""

    draft = (
        "鵜飼様（090-0000-0142）へ𠮷の字の件👨\u200d👩\u200d👧\u200d👦\n\n\t単価1,250円で見積を出しました。\n"
        "鵜飼様のマイナンバーは621498320257です。\n"
    )
    found = ("鵜飼", "090-0000-0142", "1,250円", "鵜飼", "621498320257")
    harmless = "便箋のよさを三つ挙げてください。"

    def __init__(self, tab: Any) -> None:
        self.tab = tab

    def __getattr__(self, name: str) -> Any:
        return getattr(self.tab, name)

    def write(self, text: str = draft) -> None:
        """Put in a text and wait until it has been checked."""
        self.tab.fill("#draft textarea", text)
        self.settle()

    def settle(self) -> None:
        """Wait for the verdict."""
        self.tab.wait_for_selector("#verdict:not(.checking):not(.pending):not(.empty)")

    def marks(self) -> tuple[str, ...]:
        """What is marked."""
        nodes = self.tab.eval_on_selector_all("#draft mark", "nodes => nodes.map((node) => node.textContent)")
        return tuple(nodes)

    def state(self) -> str:
        """How the draft came out."""
        name: str = self.tab.get_attribute("#verdict", "data-state")
        return name

    def card(self, value: str) -> Any:
        """The card of something found."""
        return self.tab.locator(".card", has=self.tab.locator(".value", has_text=value))

    def dismiss(self, value: str, reason: str) -> None:
        """Leave it as it is."""
        self.card(value).locator(".head").click()
        self.card(value).get_by_role("button", name="伏せずに残す").click()
        self.card(value).get_by_role("button", name=reason).click()
        self.tab.wait_for_selector("#draft mark.off")

    def masked(self) -> str:
        """Make the masked text."""
        self.tab.click("#make")
        self.tab.wait_for_selector("#masked:not([hidden]):not(.stale)")
        text: str = self.tab.input_value("#masked textarea")
        return text


@dataclass(frozen=True, slots=True)
class Program:
    """`promptguard page`, running in a folder and with a home of its own."""

    process: subprocess.Popen[str]
    address: str
    folder: Path

    @property
    def data(self) -> Path:
        """Where it keeps what it keeps."""
        return self.folder / "data" / "promptguard"


@contextmanager
def running(python: str, folder: Path) -> Iterator[Program]:
    """Start it, and end it."""
    folders = {f"XDG_{name.upper()}_HOME": str(folder / name) for name in ("cache", "config", "data")}
    place = {**folders, "PROMPTGUARD_LANG": "ja", "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring"}
    with subprocess.Popen(
        [Path(python).with_name("promptguard"), "page", "--no-browser"], env={**os.environ, **place}, cwd=folder,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8",
    ) as process:  # fmt: skip
        assert process.stdout
        yield Program(process, process.stdout.readline().strip(), folder)
        process.terminate()


@pytest.fixture(scope="session")
def program(python: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Program]:
    """The one that most tests use."""
    with running(python, tmp_path_factory.mktemp("page")) as started:
        yield started


@pytest.fixture
def own(python: str, tmp_path: Path) -> Iterator[Program]:
    """One that a test may break, or whose records it reads."""
    with running(python, tmp_path) as started:
        yield started


@pytest.fixture
def open_page(chromium: Any, program: Program) -> Iterator[Open]:
    """Open the page as somebody would; afterwards: nothing was asked of anybody else, no policy was violated."""
    contexts: list[Any] = []
    asked: list[str] = []

    def open_page(of: Program = program, fragment: str | None = None, **options: Any) -> Any:
        granted = {"locale": "ja-JP", "permissions": ["clipboard-read", "clipboard-write"], **options}
        context = chromium.new_context(**granted)
        contexts.append(context)
        context.add_init_script(_WATCH)
        context.on("request", lambda request: asked.append(request.url))
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.goto(of.address if fragment is None else f"{of.address.partition('#')[0]}{fragment}")
        page.wait_for_selector("body.ready")
        return Desk(page)

    yield open_page
    for context in contexts:
        assert [page.evaluate("violations") for page in context.pages] == [[] for _ in context.pages]
        context.close()
    assert asked
    assert all(url.startswith("http://127.0.0.1:") for url in asked)


@pytest.fixture
def page(open_page: Open) -> Any:
    """The page, freshly opened, in Japanese."""
    return open_page()


@pytest.fixture
def shot() -> Callable[[Any, str], None]:
    """Keep a picture for people to look at."""

    def shot(page: Any, name: str) -> None:
        page.wait_for_timeout(200)  # what moves has come to rest
        SHOTS.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=SHOTS / f"{name}.png", full_page=True)

    return shot
