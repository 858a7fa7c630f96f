"""What a person's name looks like in a Japanese draft, apart from where it stands."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from promptguard.detect._tokens import Token

KANJI = r"[㐀-鿿豈-﫿𠀀-𮯯々〆ヶ]"
LATIN_WORD = r"[A-ZÀ-Þ][A-Za-zÀ-ɏḀ-ỿ'’.-]{0,20}"
LATIN_NAME = rf"{LATIN_WORD}(?:,? {{1,2}}{LATIN_WORD}){{0,4}}"
SHAPE = re.compile(
    rf"{KANJI}{{1,5}}[ ]{{1,3}}(?:{KANJI}|[ぁ-んァ-ヴー]){{1,6}}"
    rf"|{KANJI}{{1,4}}[ぁ-ん]{{1,3}}(?![ぁ-ん])|{KANJI}{{1,4}}[ァ-ヴー]{{2,4}}(?![ァ-ヴー])"
    rf"|{KANJI}{{1,6}}"
    r"|[ァ-ヴー]{2,12}(?:[・ =][ァ-ヴー]{1,12}){0,4}"
    r"|[ぁ-んー]{2,8}(?:[ ]{1,2}[ぁ-んー]{1,8})?"
    rf"|{LATIN_NAME}"
)
_NOT_A_NAME_END = re.compile(
    r"(?:[部課係室者社店会客手方元主員組班役院局庁省署園校所家屋業費料金額率表票書類品型式版用中様氏物性族般衆達件々等]"
    r"|センター|グループ|チーム|サービス|システム|ビル|ホーム)$"
)

_COUNT = re.compile(r"[一二三四五六七八九十百千数何0-9]+[人件名個枚台本回社日月年分秒つ]")


@dataclass(frozen=True)  # no slots: `frozenset`s are built once per rulebook
class Words:
    """The word lists of `rules/contexts/names.yaml`."""

    lists: Mapping[str, tuple[str, ...]]

    @cached_property
    def _sets(self) -> Mapping[str, frozenset[str]]:
        return {name: frozenset(w.replace(" ", "").lower() for w in words) for name, words in self.lists.items()}

    def has(self, name: str, word: str) -> bool:
        """Whether a list holds a word, blanks and case aside."""
        return word.replace(" ", "").lower() in self._sets.get(name, frozenset())

    def barred(self, word: str) -> bool:
        """Whether a word is known not to name a person, or to be a documented stand-in."""
        bare = word.strip()
        if _COUNT.fullmatch(bare):
            return True
        return self.has("not_names", bare) or self.has("placeholders", bare) or bool(re.search(r"[○〇◯△□●×]", bare))


def is_office(word: str) -> bool:
    """Whether a word ends as offices, groups and things do, and names do not."""
    return bool(_NOT_A_NAME_END.search(word))


def is_name_part(token: Token) -> bool:
    """Whether a token may be a piece of a name: in the lexicon of names, unknown, or a single kanji."""
    if token.pos[0] in ("補助記号", "空白", "助詞", "助動詞", "記号"):
        return False
    if re.fullmatch(rf"{KANJI}+", token.surface):
        return token.pos[1] == "固有名詞" or token.is_oov or (len(token.surface) == 1 and token.pos[0] in ("名詞", "接尾辞", "接頭辞"))
    return bool(re.fullmatch(r"[ァ-ヴー]{1,12}", token.surface)) and (token.is_oov or token.pos[1] == "固有名詞")


def is_known(parts: list[Token], *, places: bool = False) -> bool:
    """Whether the lexicon (or the lack of an entry) speaks for a name; `places` may be surnames, too."""
    return any(t.is_person or (places and t.is_place) or (t.is_oov and not t.surface.isascii()) for t in parts)


def is_plausible(name: str, parts: list[Token], words: Words) -> bool:
    """Whether a text that fills a name field, or speaks in a chat, can be a name."""
    bare = name.strip()
    if not SHAPE.fullmatch(bare) or words.barred(bare) or re.fullmatch(r"[A-Z]|[A-Z]{2,4}[0-9]*", bare):
        return False
    if parts and parts[-1].pos[0] == "助詞" and parts[-1].surface in "はがをにへもと":
        return False
    if is_known(parts, places=True):
        return not _NOT_A_NAME_END.search(bare) or parts[-1].is_person
    if re.fullmatch(rf"{KANJI}+", bare):
        return len(bare) == 1 or (not _NOT_A_NAME_END.search(bare) and all(len(t.surface) == 1 for t in parts))
    if re.match(rf"{KANJI}+ ", bare):
        return not _NOT_A_NAME_END.search(bare) and len(bare) <= 9  # noqa: PLR2004 - four and four with a blank
    return not any(t.is_common_noun and len(t.surface) > 2 for t in parts) or " " in bare  # noqa: PLR2004 - `ミーティング`
