"""Parts that several rules share: `{{name}}` in a pattern stands for an expression of `rules/macros/*.yaml`."""

import re
from collections.abc import Mapping

_MACRO = re.compile(r"\{\{([a-z_]+)\}\}")
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
