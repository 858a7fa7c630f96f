"""A copy → a draft to check."""

from promptguard.frontends.clipboard._interface import ClipboardBackend
from promptguard.frontends.clipboard.copies import Copy, kind_of
from promptguard.frontends.clipboard.markup import words_of
from promptguard.frontends.damage import refuse_damaged
from promptguard.frontends.drafts import Draft
from promptguard.frontends.problems import Problem, UnreadableError
from promptguard.frontends.reading import LIMIT, too_large

CLIPBOARD = "--clipboard"
"""What the draft that was copied is called, as `-` is what standard input is called."""


def draft_on(clipboard: ClipboardBackend) -> Draft:
    """What was copied, for somebody who asks for it; what cannot be read is a draft with a problem."""
    try:
        return Draft(CLIPBOARD, CLIPBOARD, text_of(clipboard, kind_of(clipboard.formats())))
    except UnreadableError as error:
        return Draft(CLIPBOARD, CLIPBOARD, problem=error)


def text_of(clipboard: ClipboardBackend, kind: Copy) -> str:
    """The text of a copy. HTML is asked for only where there is nothing else: programs may be long in making it.

    Raises:
        UnreadableError: there is none, it is not to be looked at, is not handed out, too large or destroyed.
    """
    if kind is Copy.PRIVATE:
        raise UnreadableError(Problem.CLIPBOARD_PRIVATE)
    text = _words(clipboard) if kind is Copy.MARKUP else clipboard.read_text()
    if text is None:
        raise UnreadableError(Problem.CLIPBOARD_EMPTY)
    if len(text.encode("utf-8", "surrogatepass")) > LIMIT:
        raise too_large()
    return refuse_damaged(text)


def _words(clipboard: ClipboardBackend) -> str | None:
    html = clipboard.read_html()
    return None if html is None else words_of(html)
