"""The process that holds a text on the clipboard of X11 until something else is copied.

`python -m promptguard.frontends.clipboard.x11_holding` reads the server time to take the clipboard at and the text
from its input, answers `1` once it is the owner or `0` where something was copied since, and goes to the background.
"""

import os
import sys

from promptguard.frontends.clipboard.processes import Process, ourselves, started
from promptguard.frontends.problems import Problem, UnreadableError

_DONE, _REFUSED = b"1", b"0"


def holder() -> Process:
    """A process that waits for a text to hold; it goes home when its input ends without one."""
    return started(ourselves("promptguard.frontends.clipboard.x11_holding"))


def hand_over(process: Process, text: str, time: int) -> bool:
    """Let a process take the clipboard; whether it did, False where something was copied after `time`.

    Raises:
        UnreadableError: it cannot.
    """
    answer, _ = process.communicate(b"%d\n%s" % (time, text.encode("utf-8", "replace")))
    if answer not in (_DONE, _REFUSED):
        raise UnreadableError(Problem.CLIPBOARD_SILENT)
    return answer == _DONE


def send_away(process: Process) -> None:
    """End a process that holds nothing."""
    process.communicate(b"")


def main() -> None:
    """Hold what is handed over."""
    from promptguard.frontends.clipboard.x11_owner import Owner

    owner = Owner()
    time, is_given, text = sys.stdin.buffer.read().partition(b"\n")
    if not is_given:
        return
    taken = owner.take(text, int(time))
    os.write(sys.stdout.fileno(), _DONE if taken else _REFUSED)
    if taken and _in_background():
        try:
            owner.serve()
        except UnreadableError:  # the server has ended
            return


def _in_background() -> bool:
    """True in the process that goes on; whoever called is not kept waiting."""
    if os.fork():
        os._exit(0)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        os.dup2(nowhere, stream.fileno())
    return True


if __name__ == "__main__":
    main()
