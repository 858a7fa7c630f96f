"""Names that only the lexicon of Sudachi, or their form, tells."""

from collections.abc import Iterator

import regex

from promptguard.detect._names.reading import Reading
from promptguard.detect._names.words import FOREIGN, KANJI, PARTICLE, STOP, is_known, is_office
from promptguard.detect._tokens import Token
from promptguard.expressions import expression

Places = Iterator[tuple[int, int]]

_PAIR = expression(
    rf"(?<!{KANJI}|[0-9.])({KANJI}{{1,4}})[ ]{{1,3}}"
    rf"({KANJI}{{1,3}}(?!{KANJI})|(?:[ぁ-んー]{{2,4}}|[ァ-ヴー]{{2,4}})[子美代江]?{STOP})",
    regex.MULTILINE,
)
_KANJI = expression(KANJI)
_NO_KANA = expression(rf"{KANJI}|[A-Za-zÀ-ỹ]")
_DIRECTIONS = ("まで", "から", "より", "ほか", "へは", "には")
"""What may stand behind a surname and a blank in a line that gives an address to send to."""
_BARE = expression(rf"(?!.+屋){KANJI}{{2,}}|[ァ-ヴー]{{3,}}")
_SAME_SCRIPT = expression(rf"{KANJI}|[ァ-ヴー・]")
_SUBJECT = expression(r"[がはもとへに]|から|さん|くん|、|$", regex.MULTILINE)
"""What makes a katakana word a person; `ブラケットの` and `チャックを` are things."""
_WORD_BEFORE = expression(rf"({KANJI}+) \Z")
_SIBLING = expression(rf"(?:様|さん)?・({KANJI}{{1,3}}|[ぁ-ん]{{2,4}}|[ァ-ヴー]{{2,4}}){STOP}")
_READING = expression(r"(?:[(\[]|<rt>)([ぁ-んァ-ヴー]{1,8}[ ]?[ぁ-んァ-ヴー]{1,10})(?:[)\]]|</rt>)")
_FOREIGN = expression(rf"(?<![ァ-ヴー]|[ァ-ヴー]・)({FOREIGN})(?![ァ-ヴー・]|社|製|式)")
_KANA_PAIR = expression(
    r"(?<![ァ-ヴー・] )(?<![ァ-ヴー・])(?!(?:フリガナ|カナ|シメイ|ナマエ) )"
    r"([ァ-ヴー]{1,6} [ァ-ヴー]{2,6}(?: [ァ-ヴー]{2,6})?)"
    r"(?=$|[\n\t、。,()'\"/]| [^ァ-ヴー])",
    regex.MULTILINE,
)
_IN_BRACKETS = expression(rf"\(({KANJI}{{2,4}})(?<![市県区郡])\)")
_LIST_IN_BRACKETS = expression(r"\(([㐀-鿿々ァ-ヴー]{1,8}(?:[・、,/][ ]?[㐀-鿿々ァ-ヴー]{1,8}){1,7})\)")
_ONE_OF_LIST = expression(r"[㐀-鿿々ァ-ヴー]+")
_NICKNAME = expression(
    r"(?<![ぁ-んァ-ヴー])[ぁ-ん]{2,3}(?:ぴー|ぽん)|(?<![ぁ-んァ-ヴー])[ぁ-ん]っ[ぁ-ん]ー(?![ぁ-んー])"
)
"""たなぴー, ひろぽん, はっしー."""
_WORD = r"[A-ZÀ-Þ][A-Za-zÀ-ɏḀ-ỿ'’-]{1,15}"
_LATIN = expression(
    rf"(?:^|[\t|/>:,(\"'][ ]?|(?<=[ぁ-鿿0-9]) )[ ]*(?:(?:Dear|Hi|Hello|Thanks)[ ]++)?+"
    rf"({_WORD}(?: {{1,2}}{_WORD}){{1,3}})[ ]*(?=$|[\t|/<(,)\"'])",
    regex.MULTILINE,
)
_ENGLISH = expression(
    r"(?i)\b(?:the|and|for|with|from|to|of|dept|department|division|quality|sales|team|support|message|original|best|kind|"
    r"regards|hi|hello|hey|dear|thanks|thank|sincerely|cheers|service|systems?|industr(?:y|ies)|optics|inc|ltd|gmbh|corp|company|japan|tokyo|osaka|code|error|server|get|post|"
    r"http|windows|office|google|amazon|microsoft|docker|python|java|react|visual|studio|read|write|note|title|subject|date|"
    r"confidential|strictly|internal|private|public|key|end|begin|rights|reserved|precision|hydraulics|robotics|medical|bearing|senior|junior|engineer|manager|director|designer|developer|president|executive|officer|assistant)\b"
)


def full(reading: Reading) -> Places:
    """Surname, blank, given name; and a name with its reading in brackets."""
    for start, end in _pairs(reading, sure=True):
        yield start, end
        sibling = _SIBLING.match(reading.text, end)
        if sibling:
            yield sibling.span(1)
    for match in _READING.finditer(reading.text):
        start = reading.name_before(match.start())
        if start < match.start() and is_known(reading.between(start, match.start())):
            yield start, match.start()
            if _NO_KANA.match(reading.text, start):  # what is in kana needs no reading: ナディア(ナッツ)
                yield match.span(1)


def _in_brackets(reading: Reading) -> Places:
    """`(宮坂・李・トラン)`: surnames side by side, one more of them at most that the lexicon does not know."""
    for match in _LIST_IN_BRACKETS.finditer(reading.text):
        offset = match.start(1)
        places = [(offset + m.start(), offset + m.end()) for m in _ONE_OF_LIST.finditer(match[1])]
        words = [reading.between(*place) for place in places]
        surnames = sum(len(parts) == 1 and parts[0].is_surname for parts in words)
        if surnames * 2 > len(places) and all(reading.plausible(*place) for place in places):
            yield from places


def _pairs(reading: Reading, *, sure: bool) -> Places:
    """Two short words with a blank between; `sure` when the lexicon knows one of them as a part of a name."""
    at = 0
    while match := _PAIR.search(reading.text, at):
        left, right = reading.between(*match.span(1)), reading.between(*match.span(2))
        known = left[-1].is_surname or (right[0].is_given and len(match[2]) > 1)
        fits = known if sure else not known and _stands_alone(reading, match) and _is_likely(left, right, match[2])
        if fits and _may_pair(reading, match, left, right):
            yield match.start(1), match.end(2)
            at = match.end()
        else:
            at = match.end(1)


def _is_likely(left: list[Token], right: list[Token], given: str) -> bool:
    """Whether two words that the lexicon does not call names may be one: rare surnames, new given names."""
    if left[-1].is_place or left[-1].is_oov or all(len(t.surface) == 1 for t in (*left, *right)):
        return True
    kana = bool(regex.fullmatch(r"[ぁ-んァ-ヴー]+", given))
    homonyms = left[0].may_be_name and (right[0].may_be_name or kana)
    unknown_given = len(given) > 1 and all(len(t.surface) == 1 for t in right)
    return len(left) == 1 and (homonyms or unknown_given)


def _stands_alone(reading: Reading, match: regex.Match[str]) -> bool:
    """Whether no other word of kanji stands before the pair, as in the header of a table; a section may."""
    before = _WORD_BEFORE.search(reading.text, max(0, match.start() - 12), match.start())
    return before is None or is_office(before[1])


def _may_pair(reading: Reading, match: regex.Match[str], left: list[Token], right: list[Token]) -> bool:
    words = reading.words
    if any(is_office(word) and not parts[-1].is_person for word, parts in ((match[1], left), (match[2], right))):
        return False
    if any(words.barred(part) for part in (match[1], match[2])):
        return False
    if match[2] in _DIRECTIONS or (len(right) == 1 and right[0].is_deed):
        return False
    if len(match[2]) == 1 and reading.text[match.end() : match.end() + 1] == ":":  # the label of what follows
        return False
    heading = regex.fullmatch(r"[一二三四五六七八九十]", match[1])
    return not heading and not words.barred(match[0]) and not words.has("honorifics", match[2])


def bare(reading: Reading) -> Places:
    """What the lexicon alone calls a name; only the rest of the draft can tell whether it is one."""
    return (place for place in _bare(reading) if not reading.words.has("famous", reading.text[slice(*place)]))


def _bare(reading: Reading) -> Places:
    for token in reading.tokens:
        if token.is_person and _BARE.fullmatch(token.surface) and _is_free(reading, token.start):
            end = reading.known_at(token.start)
            behind = PARTICLE if _KANJI.match(token.surface) else _SUBJECT
            if end > token.start and behind.match(reading.text, end):
                yield token.start, end
    for match in (*_FOREIGN.finditer(reading.text), *_KANA_PAIR.finditer(reading.text)):
        parts = reading.between(*match.span(1))
        if any(t.pos[1] == "固有名詞" or t.is_oov for t in parts) and not is_office(match[1]):
            yield match.span(1)
    for match in _IN_BRACKETS.finditer(reading.text):
        if reading.known_at(match.start(1), framed=True) == match.end(1):
            yield match.span(1)
    yield from _in_brackets(reading)
    for match in _NICKNAME.finditer(reading.text):
        if not reading.words.barred(match[0]):
            yield match.span()
    yield from _pairs(reading, sure=False)
    yield from _latin(reading)


def _is_free(reading: Reading, start: int) -> bool:
    """Whether nothing of the same script runs into the name."""
    before = reading.text[start - 1 : start]
    return not _SAME_SCRIPT.match(before)


def _latin(reading: Reading) -> Places:
    """Two to four capitalised words that fill a line, a cell or a bracket and are not English."""
    for match in _LATIN.finditer(reading.text):
        if not _ENGLISH.search(match[1]) and not reading.words.barred(match[1]):
            yield match.span(1)
