"""Which words are general Japanese, by Sudachi's lexicon."""

from promptguard.detect._tokens import surface_kinds, tokens

_NAME = "固有名詞"


def is_word(text: str) -> bool:
    """Whether the lexicon has a text as an ordinary word, not only as a name."""
    return bool(_kinds(text) - {_NAME})


def is_general(text: str) -> bool:
    """Whether general Japanese knows a text: the lexicon has it, as a name too, or it is a row of ordinary words."""
    if _kinds(text):
        return True
    parts = tokens(text)
    return len(parts) > 1 and all(not part.is_oov and len(part.surface) > 1 and is_word(part.surface) for part in parts)


def _kinds(text: str) -> frozenset[str]:
    """The lexicon has Latin words in lower case."""
    return surface_kinds(text.lower())
