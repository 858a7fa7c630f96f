"""Whether a term is a word of its own: its neighbours, what stands inside it, and the company form around it."""

from dataclasses import dataclass

from promptguard.dictionary.variants import form_before, form_behind
from promptguard.expressions import expression

_LONGEST_FORM = 24
_SHORT_KANJI = 2
_FOLLOWER = expression(
    r"案件|計画|事業|開発|製品|新製品|担当|側|社|様|殿|御中|向け|宛|分|用|号|版|課|部|会議|プロジェクト|グループ|ホールディングス"
    r"|サービス|シリーズ|システム|ジャパン|[A-Z](?![A-Za-z0-9])"
)
_LEADER = expression(r"(?:次期|新|旧|元|現|対|同|各|当)\Z")
"""What may touch a term although it is written in the same script: the term is still a word of its own."""
_ADDRESSED = expression(
    r"様|さま|さん|殿|御中|社(?![会員長内外交宅])|側|宛|案件|プロジェクト|(?i:PJ)|チーム"
    r"|[」』\"]?(?:の|との|への|からの)?(?:見積|案件|商談|図面|担当)"
    r"|の[㐀-鿿々ァ-ヴー]{1,5}(?:さん|様|氏|部長|課長|係長|社長|主任|工場長)"
)
_CALLED = expression(
    r"(?:プロジェクト|(?i:PJ)|オペレーション|計画|案件|開発名|コードネーム|取引先|得意先|仕入先|納入先|顧客|客先|社名)"
    r"[はの:・ ]?[「『\"]?\Z"
)
"""What says beside a word that it names a company or a project."""
_APART = expression(r"[^\x00-\x7f][、,/]|[、,/][^\x00-\x7f]|\n[ ]*\n")
"""What parts two words rather than the halves of one."""
_PLAIN = expression(r"[㐀-鿿豈-﫿々〆ヶ𠀀-𮯯ぁ-ゖァ-ヴー・ \n]+")
_HIRAGANA = expression(r"[ぁ-ゖー]+")
_KANJI = expression(r"[㐀-鿿豈-﫿々𠀀-𮯯]+")
_LONGEST_WORD = 8
"""Longer words of kanji and kana that are in the vocabulary are no ordinary ones."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a term stands, with its company form; `named`: the words beside it say what it is."""

    start: int
    end: int
    term: str
    named: bool

    @property
    def is_doubtful(self) -> bool:
        """Whether only the vocabulary can tell if the term is a word of its own, or an ordinary word."""
        return not self.named and len(self.term) <= _LONGEST_WORD and bool(_PLAIN.fullmatch(self.term))

    @property
    def is_short(self) -> bool:
        """One or two kanji, which are part of so many other words."""
        return len(self.term) <= _SHORT_KANJI and bool(_KANJI.fullmatch(self.term))

    @property
    def is_hiragana(self) -> bool:
        """Hiragana only, in which words have no visible ends."""
        return bool(_HIRAGANA.fullmatch(self.term))


def anywhere(text: str, start: int, end: int) -> Standing:
    """The place of a term that counts inside longer words, too."""
    return _with_form(text, start, _to_long_vowel(text, end))


def whole_word(text: str, start: int, end: int) -> Standing | None:
    """The place of a term, or None where it is a piece of something longer."""
    end = _to_long_vowel(text, end)
    term = text[start:end]
    follows = _FOLLOWER.match(text, end) and not (term[-1].isascii() and text[end].isascii())
    if _touches(text[start - 1 : start], term[0]) or (not follows and _touches(text[end : end + 1], term[-1])):
        return None
    if _APART.search(term):
        return None
    preceded = _LEADER.search(text, max(0, start - 2), start)
    inside = (not preceded and _is_kanji(text[start - 1 : start])) or (not follows and _is_kanji(text[end : end + 1]))
    standing = _with_form(text, start, end)
    return None if standing.is_short and inside and not standing.named else standing


def _to_long_vowel(text: str, end: int) -> int:
    """Comparable forms have no long-vowel marks, so the last one is not yet in."""
    while text[end : end + 1] == "ー":
        end += 1
    return end


def _with_form(text: str, start: int, end: int) -> Standing:
    before = form_before(text[max(0, start - _LONGEST_FORM) : start])
    behind = form_behind(text[end : end + _LONGEST_FORM])
    called = _CALLED.search(text, max(0, start - _LONGEST_FORM), start) or _ADDRESSED.match(text, end)
    return Standing(start - before, end + behind, text[start:end], bool(before or behind or called))


def _touches(neighbour: str, edge: str) -> bool:
    """Whether both are Latin letters or digits, or both katakana: the word goes on."""
    if not neighbour:
        return False
    if edge.isascii():
        return edge.isalnum() and neighbour.isascii() and neighbour.isalnum()
    return _is_katakana(edge) and _is_katakana(neighbour)


def _is_katakana(character: str) -> bool:
    return "ァ" <= character <= "ヴ" or character == "ー"


def _is_kanji(character: str) -> bool:
    return bool(character) and "㐀" <= character <= "鿿"
