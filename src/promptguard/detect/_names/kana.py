"""How a name is read, as far as the lexicon knows."""

from promptguard.detect._tokens import named_readings
from promptguard.errors import DetectorError
from promptguard.expressions import expression

_KANJI = expression(r"[\u3400-\u9fff\uf900-\ufaff々ヶ\U00020000-\U0002ebef]+")


def name_readings(name: str) -> frozenset[str]:
    """The katakana readings of a surname or given name in kanji; none without the lexicon."""
    try:
        return named_readings(name) if _KANJI.fullmatch(name) else frozenset()
    except DetectorError:  # names have been looked for before, and that was told there
        return frozenset()
