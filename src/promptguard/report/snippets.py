"""A few words of the draft around a finding, for the person's own screen."""

import re

from promptguard.model import Span
from promptguard.report.places import Lines

_AROUND = 12
_LONGEST = 48
_COLOUR, _PLAIN = "\x1b[1;31m", "\x1b[0m"
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")
"""Characters that would steer the terminal, turn the line around or cannot be written."""


def snippet(text: str, lines: Lines, span: Span, *, colour: bool) -> str:
    """The finding, marked by colour or by 《》, with what stands beside it in its line."""
    line_start, _ = lines.around(span.start)
    _, line_end = lines.around(max(span.start, span.end - 1))
    before = max(line_start, span.start - _AROUND)
    after = min(line_end, span.end + _AROUND)
    marks = (_COLOUR, _PLAIN) if colour else ("《", "》")
    return "".join(
        (
            "…" if before > line_start else "",
            visible(text[before : span.start]),
            marks[0],
            visible(_shortened(text[span.start : span.end])),
            marks[1],
            visible(text[span.end : max(span.end, after)]),
            "…" if after < line_end else "",
        )
    )


def visible(text: str) -> str:
    """On one line, without characters that the terminal would obey."""
    return _UNSEEN.sub("", re.sub(r"\s*[\r\n]+\s*|\t", " ", text))


def _shortened(match: str) -> str:
    if len(match) <= _LONGEST:
        return match
    return f"{match[: _LONGEST // 2]}…{match[-(_LONGEST // 4) :]}"
