"""How a placeholder is written."""

import re

from promptguard.masking.entries import Style
from promptguard.masking.labels import load_labels

BLOCK = "■■■"
"""Always the same: its length would tell something."""
_BRACKETED = re.compile(r"[【\[<［〔].*[】\]>］〕]", re.DOTALL)


def written(style: Style, word: str, entity: str, number: int, part: str) -> str:
    """The placeholder for one form of one thing."""
    if style is Style.TAG:
        tail = f"_{part.upper()}" if part else ""
        return f"<{entity.upper()}_{number}{tail}>"
    return with_part(f"{word}{number}", part, japanese=not word.isascii())


def with_part(name: str, part: str, *, japanese: bool) -> str:
    """A name in brackets (its own, where it has some) with the part: `A社`, `surname` → `【A社:姓】`."""
    bracketed = name if _BRACKETED.fullmatch(name) else f"【{name}】"
    return f"{bracketed[:-1]}{_spoken(part, japanese=japanese)}{bracketed[-1]}"


def _spoken(part: str, *, japanese: bool) -> str:
    """`surname` → `:姓`; `other2` → `:別2`."""
    if not part:
        return ""
    base = part.rstrip("0123456789")
    return f":{load_labels().words[base][0 if japanese else 1]}{part.removeprefix(base)}"
