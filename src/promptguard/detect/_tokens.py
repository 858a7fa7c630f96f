"""Sudachi tokens of a text of any length, with offsets of that text."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from promptguard.errors import DetectorError
from promptguard.expressions import expression
from promptguard.lexicon import sudachi, sudachi_errors
from promptguard.normalize.variants import plain_kanji

_CHUNK = 12_000
"""Characters per call: four bytes each at most, below the 49,149 bytes of UTF-8 that Sudachi takes."""
_SURROGATE = expression("[\ud800-\udfff]")
_SENTENCE_END = expression(r"[。．！？!?\n]")


class Token(NamedTuple):  # made a thousand times for a draft, four times as fast as a dataclass
    """One morpheme (Sudachi's shortest units, mode A)."""

    surface: str
    start: int
    end: int
    pos: tuple[str, ...]
    is_oov: bool
    form: str = ""
    """Sudachi's normalised form: `打合せ` and `打ち合わせ` share one."""

    @property
    def is_surname(self) -> bool:
        """A surname in the lexicon."""
        return self.pos[2:4] == ("人名", "姓")

    @property
    def is_given(self) -> bool:
        """A given name in the lexicon."""
        return self.pos[2:4] == ("人名", "名")

    @property
    def is_person(self) -> bool:
        """Any name of a person in the lexicon, or guessed to be one."""
        return self.pos[2] == "人名"

    @property
    def is_place(self) -> bool:
        """A place name in the lexicon; many are surnames, too."""
        return self.pos[2] == "地名"

    @property
    def may_be_name(self) -> bool:
        """Whether a word in kanji is in the lexicon as a surname or given name as well, however it was read here."""
        return self.is_person or (self.surface[0] >= "㐀" and "人名" in _readings(self.surface))

    @property
    def may_be_surname(self) -> bool:
        """Whether the lexicon has the word as a surname as well, however it was read here."""
        return "S" in kinds_of(self.surface)

    @property
    def is_given_in_kana(self) -> bool:
        """Whether a word in hiragana is in the lexicon as a given name as well: `みどり`, `ゆかり`."""
        return "ぁ" <= self.surface[0] <= "ん" and "G" in kinds_of(self.surface)

    @property
    def is_deed(self) -> bool:
        """A noun for what is done, in two kanji or more, that is no one's name: `出庫`, `検収`."""
        return self.pos[2] == "サ変可能" and len(self.surface) > 1 and not self.may_be_name

    @property
    def is_common_noun(self) -> bool:
        """A noun that names no one; Sudachi takes katakana that it does not know for one, which this does not."""
        common = self.pos[0] == "名詞" and self.pos[1] != "固有名詞" and not self.is_oov
        return common and not ("ァ" <= self.surface[0] <= "ヺ" and not _is_katakana_word(self.surface))


def chunks(text: str, size: int = _CHUNK) -> Iterator[tuple[int, str]]:
    """Cut a text into pieces (offset, piece) of at most `size` characters, at sentence ends where there are any.

    Nothing is lost or shifted: the pieces joined are the text.
    """
    start = 0
    while len(text) - start > size:
        window = text[start : start + size]
        ends = [m.end() for m in _SENTENCE_END.finditer(window)]
        cut = ends[-1] if ends and ends[-1] > size // 2 else size
        yield start, window[:cut]
        start += cut
    yield start, text[start:]


def tokens(text: str) -> list[Token]:
    """Tokenize.

    Raises:
        DetectorError: the tokenizer or its dictionary cannot be used.
    """
    found: list[Token] = []
    for offset, piece in chunks(plain_kanji(text.translate(_SURROGATES))):
        for m in _tokenize(piece):
            begin, end = m.begin() + offset, m.end() + offset
            if end > begin:
                found.append(Token(text[begin:end], begin, end, m.part_of_speech(), m.is_oov(), m.normalized_form()))
    return found


_SURROGATES = dict.fromkeys(range(0xD800, 0xE000), "?")
"""Lone surrogates cannot be handed to Sudachi; a question mark takes the same place."""


@lru_cache(maxsize=4096)
def _readings(surface: str) -> frozenset[str]:
    """The kinds of proper noun that the lexicon has a surface for."""
    if _SURROGATE.search(surface):
        return frozenset()
    return frozenset(m.part_of_speech()[2] for m in sudachi().lookup(surface))


@lru_cache(maxsize=4096)
def named_readings(surface: str) -> frozenset[str]:
    """The katakana readings of a surface that the lexicon has as a surname or given name.

    Raises:
        DetectorError: the lexicon cannot be used.
    """
    try:
        return frozenset(m.reading_form() for m in sudachi().lookup(surface) if m.part_of_speech()[2] == "人名")
    except sudachi_errors() as error:
        raise DetectorError(f"Sudachi: {type(error).__name__}") from None


@lru_cache(maxsize=8192)
def kinds_of(surface: str) -> str:
    """All that the lexicon has a surface for, however it was read here.

    Letters in order: `G` given name, `P` place, `S` surname, `X` other proper noun, `n` noun, `z` anything else.
    """
    if _SURROGATE.search(surface):
        return ""
    return "".join(sorted({_kind(m.part_of_speech()) for m in sudachi().lookup(surface)}))


_SHORTEST_PIECE = 3
"""Kana; shorter words can be found in any name: ソン・チャイ, スリ・ヤニ."""


@lru_cache(maxsize=4096)
def _is_katakana_word(surface: str) -> bool:
    """Whether the lexicon has a surface as a word, or two words that it is made of: `ヘルプデスク`."""
    cuts = range(_SHORTEST_PIECE, len(surface) - _SHORTEST_PIECE + 1)
    return bool(kinds_of(surface)) or any(kinds_of(surface[:at]) and kinds_of(surface[at:]) for at in cuts)


_NAME_KINDS = {"姓": "S", "名": "G"}


def _kind(pos: tuple[str, ...]) -> str:
    if pos[1] == "固有名詞":
        return _NAME_KINDS.get(pos[3], "X") if pos[2] == "人名" else ("P" if pos[2] == "地名" else "X")
    return "n" if pos[0] == "名詞" else "z"


def surface_kinds(surface: str) -> frozenset[str]:
    """The kinds of word (second part of speech: 普通名詞, 固有名詞, …) that the lexicon has a surface for."""
    plain = plain_kanji(surface.translate(_SURROGATES))
    return frozenset(m.part_of_speech()[1] for m in sudachi().lookup(plain))


def _tokenize(piece: str) -> Any:  # noqa: ANN401 - sudachipy's list type
    """A tokenizer per call is cheap and thread-safe; the dictionary behind it is shared."""
    try:
        from sudachipy import SplitMode

        return sudachi().create(mode=SplitMode.A).tokenize(piece)
    except sudachi_errors() as error:
        raise DetectorError(f"Sudachi: {type(error).__name__}") from None
