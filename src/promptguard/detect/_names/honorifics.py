"""Names beside an honorific, a title or an English greeting."""

from collections.abc import Iterator

import regex

from promptguard.detect._names.reading import Reading
from promptguard.detect._names.words import KANJI, LATIN_NAME, is_known
from promptguard.detect._tokens import kinds_of
from promptguard.expressions import expression
from promptguard.normalize.terms import occurrences

_GREETED = expression(
    rf"""(?:Dear|(?:Hi|Hello)(?=[ ][^ ]+,)|(?:Mr|Ms|Mrs|Dr|Prof)\.?|I[ ]am|I'm|[Tt]his[ ]is|[Mm]y[ ]name[ ]is
        |[Rr]egards,|Sincerely,|Thanks,|Cheers,)[ \n]{{1,2}}(?:>[ ]?)?
        (?![A-Z](?:[-,:、。)\n]|[ ](?![A-Z])|$))  # Mr. X stands for anyone
        ({LATIN_NAME.replace(" ", "[ ]")})(?=[-,.:、。)\n ]|$)""",
    regex.VERBOSE,
)
_RELATIVE = expression(
    r"""(?x)(?<![A-Za-z])
    (?:[Ww]ife|[Hh]usband|[Ss]on|[Dd]aughter|[Mm]other|[Ff]ather|[Bb]rother|[Ss]ister|[Cc]olleague|[Cc]oworker)[ ]
    ([A-Z][a-z]{2,15}(?:[ ][A-Z][a-z]{1,15})?)
    (?=[ ](?:has|is|was|will|had|and|can|said|asked|needs)(?![a-z])|'s|[,.;)])"""
)
"""`his wife Folake has`, `my colleague Ken Ode,`."""
_QUOTED = expression(r"[「『\"']([^「」『』\"'\n]{2,10})[」』\"'](?=さん|様|氏|くん|ちゃん)")
_VIETNAMESE = expression(
    r"(?<!\p{L})(?:[Aa]nh|[Cc]hị|[Ee]m|[Cc]ô|[Bb]ác)[ ](\p{Lu}\p{Ll}{1,7}(?:[ ]\p{Lu}\p{Ll}{1,7}){0,3})"
)
"""How Vietnamese call each other: elder brother Tuấn, elder sister Hương."""
_VIETNAMESE_LETTER = expression(r"[ăđơưạ-ỹĂĐƠƯẠ-Ỹ]")
_ROMAJI_HONORIFIC = expression(r"[- ](?:san|sama|sensei|kun|chan)\Z")
_AFTER_KANJI = ("はん", "サマ")
"""Pieces of words unless kanji stand before them: ごはん, サマー."""
_KATAKANA = expression(r"[ァ-ヴー]")
_BEFORE = {"様": " \n", "殿": " \n"}
"""What may part a name from its honorific; these two begin no line of their own."""
_NUMERAL = expression(r"[一二三四五六七八九十]")
_INITIALS = expression(r"[A-Z]{2,3}")
"""`PTA会長`, `IT部長`, `QC課長`: what an office is of."""
_ANIMAL = expression(
    r"(?:犬|猫|ペット|インコ|小鳥|うさぎ|ウサギ|ハムスター|[キき][ツつ][ネね]|[タた][ヌぬ][キき]|[クく][マま])(?:の|、)\Z"
)
"""Whose name is no person's: `犬のココちゃん`."""
_POLITE = ("様", "氏", "殿")
_MORE_OF_A_WORD = {
    "さん": expression(r"[ざぽ]|か[月国所]"),
    "さま": expression(r"ざ"),
    **dict.fromkeys(("様", "氏", "君", "殿", "嬢"), expression(r"[子式々相名族神寺臨主堂]")),
}
"""What makes the honorific the start of another word: `様子`, `氏名`, `君臨`, `さんざん`."""


def beside_honorific(reading: Reading) -> Iterator[tuple[int, int]]:
    """`百瀬様`, `生駒部長`, `Momose-san`."""
    text, words = reading.text, reading.words
    offices = set(words.lists.get("place_titles", ()))
    for word in reading.said("honorifics", "titles"):
        before = reading.polite_before if word in _POLITE else reading.name_before
        for at in occurrences(text, word):
            end = at - 1 if text[at - 1 : at] in _BEFORE.get(word, " ") and not word.isascii() else at
            fits = (
                end > 0
                and not _continues(text, at, word)
                and (word not in _AFTER_KANJI or regex.match(KANJI, text[at - 1]))
                and not (_KATAKANA.match(word) and _KATAKANA.match(text, at - 1))  # エリアマネージャー
            )
            start = before(end) if fits else end
            numbered = word[0] in "課係班部" and _NUMERAL.fullmatch(text, start, end)  # 経理一課長
            of_initials = words.has("titles", word) and _INITIALS.fullmatch(text, start, end)
            at_office = numbered or of_initials or (word in offices and not is_known(reading.between(start, end)))
            if start < end and not at_office and not _is_nobody(reading, start, end):
                yield start, end
    for match in _QUOTED.finditer(text):
        parts = reading.between(*match.span(1))
        known = len(parts) == 1 and not parts[0].is_person and kinds_of(parts[0].surface)
        if not known and not words.barred(match[1]) and reading.plausible(*match.span(1)):
            yield match.span(1)
    if _VIETNAMESE_LETTER.search(text):
        yield from (match.span(1) for match in _VIETNAMESE.finditer(text))
    yield from (match.span(1) for match in _RELATIVE.finditer(text) if not words.barred(match[1]))
    for match in _GREETED.finditer(text):
        if not words.barred(match[1]):
            polite = _ROMAJI_HONORIFIC.search(match[1])
            yield match.start(1), match.start(1) + polite.start() if polite else match.end(1)


def _is_nobody(reading: Reading, start: int, end: int) -> bool:
    """Whether a name is that of somebody whom everybody knows, or of an animal."""
    if reading.words.has("famous", reading.text[start:end]):
        return True
    return bool(_ANIMAL.search(reading.text, max(0, start - 8), start))


def _continues(text: str, at: int, word: str) -> bool:
    if word == "様" and text[at - 1 : at] in "仕模多同異有各外":
        return True
    more = _MORE_OF_A_WORD.get(word)
    return bool(more and more.match(text, at + len(word)))
