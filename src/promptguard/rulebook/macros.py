"""Parts that several rules share; a pattern names one as `{{name}}`."""

import re
from collections.abc import Mapping
from types import MappingProxyType

MACROS: Mapping[str, str] = MappingProxyType(
    {
        # What people put between a label and its value.
        "joiner": r"(?:[ \t]*(?:[:;=→⇒「『【\[(<>|｜\"'`]|は|が|を|の|も|is|no\.?|№|#|番号|として|:=|=>))*[ \t]*",
        # Kanji with the marks that stand in for one.
        "kanji": r"[㐀-鿿豈-﫿𠀀-𮯯々〆ヶ]",
        # One separator inside a number; `joined` has closed the others.
        "sep": r"[ ・./-]?",
        # Nothing that would make the digits part of a longer number.
        "nodigit_before": r"(?<![0-9])(?<![0-9][.,-])",
        "nodigit_after": r"(?![0-9])(?![.,-][0-9])",
    }
)
_MACRO = re.compile(r"\{\{([a-z_]+)\}\}")


def expand(pattern: str) -> str:
    """`pattern` with its macros written out.

    Raises:
        KeyError: there is no macro of that name.
    """
    return _MACRO.sub(lambda m: MACROS[m[1]], pattern)
