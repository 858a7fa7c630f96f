"""Which words are general Japanese, by Sudachi's lexicon."""

from functools import lru_cache

from promptguard.detect._tokens import _dictionary, tokens

_ORDINARY = frozenset(["名詞", "動詞", "形容詞", "形状詞", "副詞", "代名詞", "連体詞", "感動詞"])


@lru_cache(maxsize=65_536)
def is_word(text: str) -> bool:
    """Whether the lexicon has a text as an ordinary word: not a name, a sign or a part of words only."""
    kinds = {tuple(m.part_of_speech()[:2]) for m in _dictionary().lookup(text.lower())}
    return any(first in _ORDINARY and second != "固有名詞" for first, second in kinds)


@lru_cache(maxsize=65_536)
def is_known(text: str) -> bool:
    """Whether the lexicon has a text at all, names of places, people and well-known firms included."""
    return len(_dictionary().lookup(text.lower())) > 0


def is_general(text: str) -> bool:
    """Whether general Japanese knows a text: the lexicon has it, or it is a row of ordinary words."""
    if is_known(text):
        return True
    parts = tokens(text)
    return len(parts) > 1 and all(not part.is_oov and len(part.surface) > 1 and is_word(part.surface) for part in parts)
