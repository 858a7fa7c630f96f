"""What people write in place of the characters of a term although nobody listed it: kana for kanji, loanwords in Latin.

`鶴翼` is typed as `かくよく` by whoever hears it, `K7ライン` as `K7 line`. The words of a term and their readings are
Sudachi's (the longest and the shortest it knows); how a loanword is spelt is in `loanwords.yaml`. Each word is
exchanged alone, and all of them together.
"""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from promptguard.expressions import expression
from promptguard.normalize.variants import TO_KATAKANA, compared, plain_kanji
from promptguard.rulebook.source import read_yaml

_SHORTEST, _LONGEST = 3, 40
"""Characters of a term; what Sudachi reads into one or two kanji is often not how the company reads its name."""
_MIN_LENGTH = 5
"""Characters of a comparable form; shorter ones stand in too many other words."""
_KANJI = expression(r"[㐀-鿿々]")
_KANA = expression(r"[ァ-ヴー]+")
_LATIN = expression(r"[A-Za-z]+")
_TO_KATAKANA = str.maketrans(TO_KATAKANA)


class _Word(NamedTuple):
    surface: str
    kana: str
    latin: str
    """Surface, and the same in kana and in Latin letters; the surface again where there is no other."""


Otherwise = Callable[[str], Iterator[str]]
"""The comparable forms of a folded term in other writing."""


def speller() -> Otherwise:
    """Loads Sudachi and the loanwords; what it gives is to be called for every term."""
    from sudachipy import Dictionary, SplitMode

    lexicon = Dictionary(dict="core")
    tokenizers = [lexicon.create(mode=mode) for mode in (SplitMode.C, SplitMode.A)]
    loanwords: dict[str, str] = read_yaml(Path(__file__).with_name("loanwords.yaml"))
    back = {latin: kana for kana, latin in loanwords.items()}

    def otherwise(term: str) -> Iterator[str]:
        for tokenizer in tokenizers if _SHORTEST <= len(term) <= _LONGEST else ():
            words = [_word(morpheme, loanwords, back) for morpheme in tokenizer.tokenize(plain_kanji(term))]
            yield from (form for form in map(compared, _exchanged(words)) if len(form) >= _MIN_LENGTH)

    return otherwise


def _word(morpheme: Any, loanwords: Mapping[str, str], back: Mapping[str, str]) -> _Word:  # noqa: ANN401 - sudachipy ships no types
    surface = morpheme.surface()
    if _LATIN.fullmatch(surface):
        return _Word(surface, back.get(surface.lower(), surface), surface)
    katakana = surface.translate(_TO_KATAKANA)
    if _KANA.fullmatch(katakana):
        return _Word(surface, surface, loanwords.get(katakana, surface))
    reading = morpheme.reading_form()
    readable = _KANJI.search(surface) and not morpheme.is_oov() and _KANA.fullmatch(reading)
    return _Word(surface, reading if readable else surface, surface)


def _exchanged(words: list[_Word]) -> Iterator[str]:
    """The term with each word exchanged alone, and with all of them."""
    surfaces = [word.surface for word in words]
    for kind in (1, 2):
        others = [word[kind] for word in words]
        changed = [at for at, word in enumerate(words) if word[kind] != word.surface]
        for at in changed:
            yield "".join((*surfaces[:at], others[at], *surfaces[at + 1 :]))
        if len(changed) > 1:
            yield "".join(others)
    if any(word.kana != word.surface for word in words) and any(word.latin != word.surface for word in words):
        yield "".join(word.kana if word.kana != word.surface else word.latin for word in words)
