"""The only place that starts other programs: those of the desktop, by fixed names, and our own. No shell.

Nothing that was copied is ever an argument: arguments are visible to every user of the machine.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence

from promptguard.frontends.problems import Problem, UnreadableError

Process = subprocess.Popen[bytes]


def found(program: str) -> bool:
    """Whether a program is installed."""
    return shutil.which(program) is not None


def output_of(command: Sequence[str], seconds: float) -> bytes | None:
    """What a program prints; None where it ends with an error.

    Raises:
        UnreadableError: it does not end in time, or cannot be started.
    """
    try:
        run = subprocess.run(  # noqa: S603 - see above
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=seconds,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        raise UnreadableError(Problem.CLIPBOARD_SILENT) from None
    return run.stdout if run.returncode == 0 else None


def succeeds(command: Sequence[str], seconds: float) -> bool:
    """Whether a program does its work in time."""
    try:
        return output_of(command, seconds) is not None
    except UnreadableError:
        return False


def is_given(command: Sequence[str], text: bytes, seconds: float) -> bool:
    """Whether a program takes a text, which it may go on holding in the background."""
    try:
        run = subprocess.run(  # noqa: S603 - see above
            command, input=text, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=seconds, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return run.returncode == 0


def started(command: Sequence[str]) -> Process:
    """A program that goes on beside us and outlives us, with pipes to its input and from its output."""
    return subprocess.Popen(  # noqa: S603 - see above
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=os.path.abspath(os.sep),  # noqa: PTH100 - no folder is kept busy
        start_new_session=True,
    )


def ourselves(module: str) -> list[str]:
    """The command that runs one of our own modules; the working folder is no place to import from."""
    return [sys.executable, "-P", "-m", module]
