"""What kind of copy it is, by the names of its formats alone."""

from enum import StrEnum

from promptguard.frontends.clipboard._interface import OURS

NOT_FOR_HISTORY = "CanIncludeInClipboardHistory=0"
"""How a backend names the Windows format of that name where its value is 0."""
EXCLUDED = frozenset(
    name.casefold()
    for name in (
        "ExcludeClipboardContentFromMonitorProcessing",  # Windows, "Clipboard Formats"
        NOT_FOR_HISTORY,
        "Clipboard Viewer Ignore",  # Windows, older password managers
        "x-kde-passwordManagerHint",  # KDE, KeePassXC
        "org.nspasteboard.ConcealedType",  # macOS, nspasteboard.org
        "org.nspasteboard.TransientType",
        "com.agilebits.onepassword",
    )
)
"""By these a program asks that nobody but the one who pastes looks at its copy."""
_SPREADSHEETS = ("spreadsheet", "biff", "sylk", "gnumeric", "ms-excel")
"""Parts of names that only spreadsheets use (Excel's `XML Spreadsheet` and `Biff12`, Calc's `Sylk`)."""
_TEXTS = frozenset(["utf8_string", "string", "text", "cf_unicodetext", "public.utf8-plain-text", "text/plain"])
_HTML = frozenset(["text/html", "html format", "public.html"])


class Copy(StrEnum):
    """Kinds of copies that are treated differently."""

    OURS = "ours"
    PRIVATE = "private"
    CELLS = "cells"
    TEXT = "text"
    MARKUP = "markup"
    OTHER = "other"


def kind_of(formats: frozenset[str]) -> Copy:
    """What was copied. The first that fits: a password is private in whatever else it comes."""
    names = {name.casefold() for name in formats}
    plain = {name.partition(";")[0] for name in names}
    if OURS in names:
        return Copy.OURS
    if names & EXCLUDED:
        return Copy.PRIVATE
    if plain & _TEXTS:
        return Copy.CELLS if any(part in name for name in names for part in _SPREADSHEETS) else Copy.TEXT
    return Copy.MARKUP if plain & _HTML else Copy.OTHER
