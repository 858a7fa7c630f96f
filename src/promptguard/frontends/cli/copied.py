"""`--clipboard`: the draft is what was copied."""

from promptguard.frontends.cli.wrong import WrongCallError
from promptguard.frontends.clipboard.opening import the_clipboard
from promptguard.frontends.clipboard.taking import CLIPBOARD, draft_on
from promptguard.frontends.drafts import Draft
from promptguard.frontends.problems import UnreadableError


def copied(*files: str) -> Draft:
    """What was copied, as a draft. No files may be named beside it.

    Raises:
        WrongCallError: files are named as well.
    """
    if files:
        raise WrongCallError("clipboard_and_files")
    try:
        with the_clipboard() as clipboard:
            return draft_on(clipboard)
    except UnreadableError as error:
        return Draft(CLIPBOARD, CLIPBOARD, problem=error)
