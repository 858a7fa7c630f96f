import plistlib
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from promptguard.frontends.service.login import Autostart

WINDOWS_PYTHON = r"C:\Users\u & v\venv\Scripts\python.exe"


@pytest.fixture(autouse=True)
def home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return tmp_path


def test_systemd_gets_a_user_unit(home: Path) -> None:
    start = Autostart.of("linux", "/opt/my tools/100%/python")
    start.write()
    unit = (home / "config/systemd/user/promptguard.service").read_text(encoding="utf-8")
    assert 'ExecStart="/opt/my tools/100%%/python" -m promptguard serve\n' in unit
    assert "systemctl --user" in start.enable


def test_launchd_gets_an_agent(home: Path) -> None:
    start = Autostart.of("darwin", "/opt/python")
    assert start.path.parent == home / "Library/LaunchAgents"
    assert plistlib.loads(start.content)["ProgramArguments"] == ["/opt/python", "-m", "promptguard", "serve"]


def test_windows_gets_a_task_without_a_window() -> None:
    start = Autostart.of("win32", WINDOWS_PYTHON)
    task = ET.fromstring(start.content.decode("utf-16"))  # noqa: S314 - our own
    command = task.find(".//{*}Command")
    assert command is not None
    assert command.text == r"C:\Users\u & v\venv\Scripts\pythonw.exe"
    assert start.content.startswith(b"\xff\xfe")
    assert "schtasks" in start.enable
