"""Parts that several rules share: `{{name}}` in a pattern stands for an expression of `rules/macros/*.yaml`.

Two endings of a name let a macro be looked for once in a text, for all the patterns that have it in common:

- `_begins`: a pattern, or another of these, starts with it; it says where a match can begin and takes up no characters.
- `_core`: it is something that patterns demand, as others demand a word; without it in the text they are not tried.
"""

import re
from collections.abc import Callable, Mapping
from functools import cache

_MACRO = re.compile(r"\{\{([a-z_]+)\}\}")
_BEGINNING = re.compile(r"\{\{[a-z_]+_begins\}\}")
_BY_ITSELF = re.compile(r"\{\{([a-z_]+(?:_begins|_core))\}\}")
_CORE = "_core"
_DEEPEST = 8
"""A macro may use others; deeper than this they use each other in a circle."""


def expand(pattern: str, macros: Mapping[str, str]) -> str:
    """`pattern` with its macros written out.

    Raises:
        KeyError: there is no macro of that name, or macros use each other in a circle.
    """
    return _expanded(pattern, lambda match: macros[match[1]])


def cores(macros: Mapping[str, str]) -> frozenset[str]:
    """The cores among the macros, in their braces."""
    return frozenset(f"{{{{{name}}}}}" for name in macros if name.endswith(_CORE))


def once_written(pattern: str, macros: Mapping[str, str]) -> str:
    """What a macro that is looked for by itself stands for; any other pattern as it is."""
    found = _BY_ITSELF.fullmatch(pattern)
    return macros[found[1]] if found else pattern


def core_marked(pattern: str, macros: Mapping[str, str], mark: str) -> tuple[str, str]:
    """The first core of a pattern, in its braces, and the pattern with `mark` in the place of it; all else written out.

    Empty strings where it has none.

    Raises:
        KeyError: as `expand`.
    """
    found = ""

    def written(match: re.Match[str]) -> str:
        nonlocal found
        if found or not match[1].endswith(_CORE):
            return macros[match[1]]
        found = match[0]
        return mark

    marked = _expanded(pattern, written)
    return (found, marked) if found else ("", "")


def _expanded(pattern: str, written: Callable[[re.Match[str]], str]) -> str:
    for _ in range(_DEEPEST):
        if not _MACRO.search(pattern):
            return pattern
        pattern = _MACRO.sub(written, pattern)
    raise KeyError(_MACRO.findall(pattern)[0])


@cache
def parted(pattern: str) -> tuple[str, str]:
    """The macro, in its braces, that a pattern begins with (empty where there is none), and the rest."""
    found = _BEGINNING.match(pattern)
    return (found[0], pattern[found.end() :]) if found else ("", pattern)
