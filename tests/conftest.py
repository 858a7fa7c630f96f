"""Fixtures that many tests share."""

import sys
from pathlib import Path

import pytest

from promptguard.assemble import assemble
from promptguard.scan import Scanner
from promptguard.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"


@pytest.fixture(autouse=True)
def private_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads or writes the caches, settings, vault and key store of whoever runs it."""
    home = tmp_path_factory.getbasetemp() / "home"
    monkeypatch.setenv("XDG_CACHE_HOME", str(home / "cache"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "config"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("data")))
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    monkeypatch.delenv("PROMPTGUARD_CONFIG", raising=False)


@pytest.fixture(scope="session")
def scanner() -> Scanner:
    """The shipped rules, no dictionary, no second opinion."""
    return assemble(Settings())


@pytest.fixture(scope="session")
def shared() -> Path:
    """The evaluation drafts beside the checkout."""
    if not SHARED.is_dir():
        pytest.skip("the evaluation drafts are not beside this checkout")
    return SHARED


@pytest.fixture(scope="session")
def python() -> str:
    """The interpreter of this environment."""
    return sys.executable
