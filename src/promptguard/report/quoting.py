"""Words of commands as the shell takes them, and the commands that are offered to a person."""

import os
import re
import shlex
from collections.abc import Sequence

from promptguard.model import Category, Finding
from promptguard.report.snippets import visible

_LONGEST = 40
_PUBLISHED = frozenset(
    ["PHONE_NUMBER", "EMAIL_ADDRESS", "JP_ADDRESS", "JP_POSTAL_CODE", "ORGANIZATION", "JP_CORPORATE_NUMBER"]
)
"""What a company may have published on purpose."""
_ALLOWABLE = frozenset(
    [Category.PERSONAL, Category.CLIENT, Category.PROJECT, Category.INTERNAL, Category.NETWORK, Category.DEAL]
)
"""What may be found by mistake and then be allowed; a My Number or a password is never public."""


def quoted(word: str, *, windows: bool = os.name == "nt") -> str:
    """A word as the shell takes it: one word, nothing in it obeyed. On Windows as PowerShell has it."""
    if not windows:
        return shlex.quote(word)
    if re.fullmatch(r"[\w./:\\-]+", word):
        return word
    return "'" + re.sub("(['‘’‚‛])", r"\1\1", word) + "'"


def allowable(findings: Sequence[Finding], text: str) -> str:
    """The text of the finding that is most likely to be no problem, for `promptguard allow`; empty where there is none.

    What may have been published comes first, then what is least sure. A text that a shell could take otherwise
    (Windows PowerShell takes `"` away) is not offered.
    """
    candidates = [finding for finding in findings if finding.category in _ALLOWABLE]
    for finding in sorted(candidates, key=lambda f: (f.entity not in _PUBLISHED, f.confidence, f.span)):
        written = text[finding.span.start : finding.span.end]
        word = " ".join(written.split())
        if len(word) <= _LONGEST and not word.startswith("-") and '"' not in word and visible(word) == word:
            return word
    return ""
