"""Parts that several rules share: `{{name}}` in a pattern stands for an expression of `rules/macros/*.yaml`.

A macro whose name ends in `_begins` says where a match can begin and takes up no characters itself. Many patterns
start with the same one; where it holds is looked for once in a text, for all of them.
"""

import re
from collections.abc import Mapping
from functools import cache

_MACRO = re.compile(r"\{\{([a-z_]+)\}\}")
_BEGINNING = re.compile(r"\{\{[a-z_]+_begins\}\}")
_DEEPEST = 8
"""A macro may use others; deeper than this they use each other in a circle."""


def expand(pattern: str, macros: Mapping[str, str]) -> str:
    """`pattern` with its macros written out.

    Raises:
        KeyError: there is no macro of that name, or macros use each other in a circle.
    """
    for _ in range(_DEEPEST):
        if not _MACRO.search(pattern):
            return pattern
        pattern = _MACRO.sub(lambda match: macros[match[1]], pattern)
    raise KeyError(_MACRO.findall(pattern)[0])


@cache
def parted(pattern: str) -> tuple[str, str]:
    """The macro, in its braces, that says where a match of a pattern can begin (empty where none does), and the rest."""
    found = _BEGINNING.match(pattern)
    return (found[0], pattern[found.end() :]) if found else ("", pattern)
