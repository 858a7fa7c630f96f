"""What starts the service when the user logs in: a systemd user unit, a launchd agent, a scheduled task of Windows.

Formats: systemd.service(5), launchd.plist(5), and the Task Scheduler schema (MS-TSCH 2.3). Only a file is written;
that it is to be used is left to the person, who is told the command.
"""

import os
import plistlib
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self
from xml.sax.saxutils import escape

import platformdirs

_ARGUMENTS = ("-m", "promptguard", "serve")
_LABEL = "promptguard.serve"
_UNIT = """[Unit]
Description=promptguard: checks drafts before they are sent

[Service]
ExecStart={command}
Restart=on-failure
NoNewPrivileges=yes
RestrictAddressFamilies=AF_UNIX

[Install]
WantedBy=default.target
"""
_TASK = """<?xml version="1.0" encoding="UTF-16"?>
<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <RegistrationInfo><Description>promptguard: checks drafts before they are sent</Description></RegistrationInfo>
  <Triggers><LogonTrigger><Enabled>true</Enabled></LogonTrigger></Triggers>
  <Principals><Principal id="Author"><LogonType>InteractiveToken</LogonType>\
<RunLevel>LeastPrivilege</RunLevel></Principal></Principals>
  <Settings>
    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
    <ExecutionTimeLimit>PT0S</ExecutionTimeLimit>
    <Hidden>true</Hidden>
  </Settings>
  <Actions Context="Author"><Exec><Command>{command}</Command><Arguments>{arguments}</Arguments></Exec></Actions>
</Task>
"""


@dataclass(frozen=True, slots=True)
class Autostart:
    """A file to write, and the command that makes the system use it from now on."""

    path: Path
    content: bytes = field(repr=False)
    enable: str

    @classmethod
    def of(cls, platform: str = sys.platform, python: str = sys.executable) -> Self:
        """What suits a platform (as `sys.platform` names it)."""
        if platform == "win32":
            return cls._task(python)
        return cls._agent(python) if platform == "darwin" else cls._unit(python)

    @classmethod
    def _unit(cls, python: str) -> Self:
        config = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
        command = " ".join(map(_systemd_word, (python, *_ARGUMENTS)))
        content = _UNIT.format(command=command).encode()
        path = config / "systemd" / "user" / "promptguard.service"
        return cls(path, content, "systemctl --user daemon-reload && systemctl --user enable --now promptguard")

    @classmethod
    def _agent(cls, python: str) -> Self:
        path = Path.home() / "Library" / "LaunchAgents" / f"{_LABEL}.plist"
        agent = {
            "Label": _LABEL,
            "ProgramArguments": [python, *_ARGUMENTS],
            "RunAtLoad": True,
            "KeepAlive": {"SuccessfulExit": False},
            "ProcessType": "Interactive",
        }
        return cls(path, plistlib.dumps(agent), f"launchctl load -w '{path}'")

    @classmethod
    def _task(cls, python: str) -> Self:
        path = Path(platformdirs.user_data_dir("promptguard", appauthor=False)) / "promptguard-serve.xml"
        windowless = python.replace("python.exe", "pythonw.exe")
        task = _TASK.format(command=escape(windowless), arguments=escape(" ".join(_ARGUMENTS)))
        enable = f'schtasks /Create /F /TN promptguard /XML "{path}"; schtasks /Run /TN promptguard'
        return cls(path, task.replace("\n", "\r\n").encode("utf-16"), enable)

    def write(self) -> None:
        """Write the file; one that is there is replaced.

        Raises:
            OSError: it cannot be written.
        """
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.path.write_bytes(self.content)


def _systemd_word(word: str) -> str:
    """One word of a command line, as systemd.service(5) quotes it."""
    plain = word.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%").replace("$", "$$")
    return f'"{plain}"' if " " in plain or plain != word else plain
