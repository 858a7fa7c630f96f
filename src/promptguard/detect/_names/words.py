"""What a person's name looks like in a Japanese draft, apart from where it stands."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from promptguard.detect._tokens import Token, kinds_of
from promptguard.expressions import expression
from promptguard.rulebook.needles import Words as Lookup

KANJI = r"[㐀-鿿豈-﫿𠀀-𮯯々〆ヶ]"
LATIN_WORD = r"[A-ZÀ-Þ][A-Za-zÀ-ɏḀ-ỿ'’.-]{0,20}"
"""A capitalised word of a Latin name, Vietnamese letters included."""
_SENTENCE_BEGINS = (
    "(?:I|The|This|That|These|There|We|You|Your|Our|It|Its|He|She|They|Please|Kindly|Thanks?|As|If|In|On|At|For|To|From|With|"
    "Could|Would|Can|Should|Hope|Just|Re|Attached|Regarding|Sorry|Good|Best|What|When|How|Where|Why|And|But|Is|Are|Do|Did|"
    "Have|Has|Not|No|Yes|All|Any|Here|Let|Also|Since|After|Before|Today|Tomorrow|Yesterday)(?![A-Za-z-])"
)
LATIN_NAME = rf"{LATIN_WORD}(?:,? {{1,2}}(?!{_SENTENCE_BEGINS}){LATIN_WORD}){{0,4}}"
FOREIGN = r"[ァ-ヴー]{1,12}(?:・[ァ-ヴー]{1,12}){1,4}"
"""A name from abroad in two to five parts."""
STOP = r"(?=$|[\n\t、。,.()<>「」『』【】\[\]|/;:;・&\"'→~!?…0-9 ]|様|さま|さん|氏|殿|先生|くん|君|ちゃん)"
"""What ends a name whatever it is made of."""
PARTICLE = expression(
    r"[がはもをにとへでなやね、。,.)」』/|<\n\t:( ]|から|まで|より|の|さん|様|氏|くん|君|って|いう|という"
    r"|名義|担当|両名|夫妻|親子|家|拝|記|$"
)
"""What may follow a name that the lexicon knows."""
SHAPE = expression(
    rf"{KANJI}{{1,5}}[ ]{{1,3}}(?:{KANJI}|[ぁ-んァ-ヴー]){{1,6}}"
    rf"|{KANJI}{{1,3}}[ノケツ]{KANJI}{{1,3}}|{KANJI}{{1,4}}[ぁ-ん]{{1,3}}(?![ぁ-ん])|[ぁ-ん]{{1,4}}{KANJI}(?!{KANJI})"
    rf"|{KANJI}{{1,6}}"
    r"|[ァ-ヴー]{2,12}(?:[・ =][ァ-ヴー]{1,12}){0,4}"
    r"|[ぁ-んー]{2,8}(?:[ ]{1,2}[ぁ-んー]{1,8})?"
    rf"|{LATIN_NAME}"
)
_NOT_A_NAME_END = expression(
    r"(?:[部課係室者社店会客手方元主員組班役院局庁省署園校所家屋業費料金額率表票書類品型式版用中様氏物性族般衆達件々等条項章節図時語]"
    r"|センター|グループ|チーム|サービス|システム|ビル|ホーム)$"
)
_STAND_IN = expression(r"[○〇◯△□●×]")
_KANJI_PART = expression(rf"{KANJI}(?:[ノケツ]?{KANJI})*")
_KATAKANA_PART = expression(r"[ァ-ヴー]{1,12}")
_ALL_KANJI = expression(rf"{KANJI}+")
_ALL_KATAKANA = expression(r"[ァ-ヴー]+")
_KANJI_AND_BLANK = expression(rf"{KANJI}+ ")
_ABBREVIATION = expression(r"[A-Z]|[A-Z]{2,4}[0-9]*")
_DATE = expression(
    r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?,? "
    r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*"
)

_STATES = frozenset({"有", "無", "薬", "要", "不要", "済", "未"})
"""What stands in a form before the next label: `配偶者 有  扶養 1人`."""
_LONGEST_PAIR = 9
"""Four kanji, a blank, four kanji."""
_SHORT_WORD = 2
"""Nicknames may be words of two letters (`リツ`); `ミーティング` is none."""
_ROLES = ("kin", "titles", "labels", "roles")
_NO_NAMES = ("not_names", "placeholders", *_ROLES)
_COUNT = expression(
    r"第.*|[一二三四五六七八九十百千数何0-9]+[人件名個枚台本回社日月年分秒つ課係班]|[一二三四五六七八九十百千]{2,}|[0-9]+"
)


@dataclass(frozen=True)  # no slots: `frozenset`s are built once per rulebook
class Words:
    """The word lists of `rules/contexts/names.yaml`."""

    lists: Mapping[str, tuple[str, ...]]

    @cached_property
    def _sets(self) -> Mapping[str, frozenset[str]]:
        return {name: frozenset(map(_bare, words)) for name, words in self.lists.items()}

    @cached_property
    def _roles(self) -> frozenset[str]:
        return frozenset().union(*(self._sets.get(name, ()) for name in _ROLES))

    @cached_property
    def _no_names(self) -> frozenset[str]:
        return frozenset().union(*(self._sets.get(name, ()) for name in _NO_NAMES))

    @cached_property
    def _lookup(self) -> Lookup:
        return Lookup.of(word.lower() for words in self.lists.values() for word in words)

    def present(self, lowered: str) -> frozenset[str]:
        """The words of all lists, in lower case, that stand in a text in lower case."""
        return self._lookup.present(lowered)

    def has(self, name: str, word: str) -> bool:
        """Whether a list holds a word, blanks and case aside."""
        return _bare(word) in self._sets.get(name, frozenset())

    def is_role(self, word: str) -> bool:
        """Whether a word tells what somebody is: a relative, a title, a label of a field, a role."""
        return _bare(word) in self._roles

    def barred(self, word: str) -> bool:
        """Whether a word is known not to name a person, or to be a documented stand-in."""
        bare = word.strip(" '’\"")
        if _COUNT.fullmatch(bare):
            return True
        return _bare(bare) in self._no_names or bool(_STAND_IN.search(bare))


def _bare(word: str) -> str:
    """A word as the lists hold it: without blanks, in lower case."""
    return word.replace(" ", "").lower()


def is_office(word: str) -> bool:
    """Whether a word ends as offices, groups and things do, and names do not."""
    return bool(_NOT_A_NAME_END.search(word))


def is_name_part(token: Token) -> bool:
    """Whether a token may be a piece of a name: in the lexicon of names, unknown, or a single kanji."""
    if token.pos[0] in ("補助記号", "空白", "助詞", "助動詞", "記号") or (
        token.surface in "様殿" or (token.pos[0] == "接尾辞" and token.surface in "氏君")
    ):
        return False
    if _KANJI_PART.fullmatch(token.surface):
        single = len(token.surface) == 1 and token.pos[0] in ("名詞", "接尾辞", "接頭辞")
        return single or token.is_oov or token.pos[1] == "固有名詞" or token.may_be_name
    return bool(_KATAKANA_PART.fullmatch(token.surface)) and (token.is_oov or token.pos[1] == "固有名詞")


def is_known(parts: list[Token], *, framed: bool = False) -> bool:
    """Whether the lexicon (or the lack of an entry) speaks for a name.

    In a frame (`framed`) places and words that are surnames as well count, too.
    """
    return any(
        t.is_person or (framed and (t.is_place or t.may_be_name)) or (t.is_oov and not t.surface.isascii())
        for t in parts
    )


def is_plausible(name: str, parts: list[Token], words: Words) -> bool:
    """Whether a text that fills a name field, or speaks in a chat, can be a name."""
    bare = name.strip()
    if not SHAPE.fullmatch(bare) or words.barred(bare) or _is_something_else(bare, parts):
        return False
    if is_known(parts, framed=True):
        lone_name = len(parts) == 1 and parts[0].may_be_name and not parts[0].is_common_noun  # 矢部 is a place, too
        return not is_office(bare) or parts[-1].is_person or lone_name
    if _ALL_KANJI.fullmatch(bare):
        return len(bare) == 1 or (not is_office(bare) and all(len(t.surface) == 1 for t in parts))
    if _KANJI_AND_BLANK.match(bare):
        words_alone = all(t.is_common_noun and len(t.surface) > 1 and kinds_of(t.surface) for t in parts)
        return not is_office(bare) and len(bare) <= _LONGEST_PAIR and not words_alone
    if len(parts) == 1 and parts[0].is_given_in_kana:
        return True
    return " " in bare or not any(t.is_common_noun and len(t.surface) > _SHORT_WORD for t in parts)


def _is_something_else(bare: str, parts: list[Token]) -> bool:
    """An abbreviation, a date, a word with its particle, or a country in katakana."""
    last = parts[-1] if parts else None
    when = len(parts) == 1 and parts[0].pos[2] == "副詞可能" and not parts[0].is_person  # 今, さっき
    return bool(
        when
        or _ABBREVIATION.fullmatch(bare)
        or _DATE.fullmatch(bare)
        or (len(parts) > 1 and parts[0].surface in _STATES and bare[len(parts[0].surface) :].startswith(" "))
        or (last and last.pos[0] == "助詞" and last.surface in "はがをにへもと")
        or (last and len(parts) == 1 and last.is_place and _ALL_KATAKANA.fullmatch(bare))
    )
