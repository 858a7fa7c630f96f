"""`--clipboard` and `--copy`: drafts that were copied, and texts that are put in their place."""

from promptguard.frontends.cli.wrong import WrongCallError
from promptguard.frontends.clipboard._interface import Stamp
from promptguard.frontends.clipboard.opening import the_clipboard
from promptguard.frontends.clipboard.taking import CLIPBOARD, draft_on
from promptguard.frontends.clipboard.traces import write_ours
from promptguard.frontends.drafts import STDIN, Draft
from promptguard.frontends.problems import Problem, UnreadableError


def copied(*files: str) -> tuple[Draft, Stamp]:
    """What was copied, as a draft, and when. Whoever asks for it names no file besides.

    Raises:
        WrongCallError: files are named as well.
    """
    if any(file != STDIN for file in files):
        raise WrongCallError("clipboard_and_files")
    try:
        with the_clipboard() as clipboard:
            stamp = clipboard.stamp()
            return draft_on(clipboard), stamp
    except UnreadableError as error:
        return Draft(CLIPBOARD, CLIPBOARD, problem=error), Stamp(0)


def copy(text: str, stamp: Stamp | None = None) -> None:
    """Put a text on the clipboard; with `stamp` only in place of what was there then.

    Raises:
        UnreadableError: it cannot be put there, or something else was copied since.
    """
    with the_clipboard() as clipboard:
        if not write_ours(clipboard, text, stamp):
            raise UnreadableError(Problem.CLIPBOARD_CHANGED)
