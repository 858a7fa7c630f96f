"""Names in front of an utterance, a time stamp or a mail address, and whoever introduces himself."""

from collections import Counter
from collections.abc import Iterator

import regex

from promptguard.detect._names.reading import Reading
from promptguard.detect._names.words import KANJI, SHAPE
from promptguard.expressions import expression

Places = Iterator[tuple[int, int]]

_MAX_SPEAKER = 16
_NAME = SHAPE.pattern
_CLOCK = r"\d{1,2}:\d{2}(?::\d{2})?"
_DAY = r"\d{4}[/-]\d{1,2}[/-]\d{1,2}"
_STAMP = rf"^[\[(<]?(?:{_DAY}[ T])?{_CLOCK}[\])>]?[ \t]{{1,3}}"
_STAMPED = (
    # 小林莉子  9:14
    rf"^(.{{1,24}}?)[ \t]{{1,4}}(?:{_DAY}[ ])?(?:午前|午後|AM[ ]|PM[ ])?{_CLOCK}(?:[ ]?[AP]M)?$",
    # [15:12] 原 美咲: …
    rf"{_STAMP}([^\n:\t]{{1,20}}?)[:>\t]",
    # 10:15 じゅんぺー 営業何時まで?
    rf"{_STAMP}([^\n:\t ]{{1,20}}) (?=\S)(?![^\n:]{{1,12}}:)",
    # <堀 俊介> 13:02
    rf"^[<\[【]([^<>\[\]\n]{{1,20}})[>\]】][ \t]*{_CLOCK}",
)
_CLOCKED = expression(rf"(?<![0-9:]){_CLOCK}[ ]{{1,2}}(?={KANJI}{{2,4}}[ ])")
"""`対面 6:05 三田村 アルコール 0.00`"""
_WITH_MAIL = (
    # From: 降旗 誠一 <s.furihata@…>
    (
        rf"(?:^|[;,:>\]\n(]|ccc?:)[ \t]*\"?(?:[^\n<>;,:@]{{0,20}}[ ])??({_NAME})"
        r"\"?(?:様|さん)?[ ]?[<(\[][^\s<>()]{1,40} ?[@★]"
    ),
    # 竹内 悠さん takeuchi@…
    rf"(?:^|[\n\t、。/|]|(?<=[^ A-Za-z]) )({_NAME})(?:さん|様|氏)?[ \t]{{1,3}}(?=[A-Za-z0-9._-]+@)",
)
_STAMPED_NAMES = tuple(expression(pattern, regex.MULTILINE) for pattern in _STAMPED)
_MAILED_NAMES = tuple(expression(pattern, regex.MULTILINE) for pattern in _WITH_MAIL)
_MAIL_SIGNS = ("@", "★")
_COLON = expression(
    r"""^[ \t>・*-]*([^\s:。、「」()<>\[\]{}"'=/|][^:。、「」()<>\[\]{}"'=/|\n]{0,14}):(?!//)(?=.)""", regex.MULTILINE
)
_AFTER_COMPANY = expression(r"(?:[ァ-ヴーA-Za-z]の|[課部室係店社])\Z")
_SENTENCE = expression(r" ?[^\s]+ [^\s]+ [^\s]+")
"""What a person says behind a colon, unlike the value behind a key."""
_INTRODUCTIONS = ("と申し", "といい", "と言い", "と申す")
_INTRODUCED = expression(
    rf"(?:(?<![ぁ-んァ-ヴーA-Za-z㐀-鿿])|(?<=[のはが]))({KANJI}{{1,4}}|[ァ-ヴー]{{2,8}}|[ぁ-ん]{{2,6}})"
    rf"(?={'|'.join(_INTRODUCTIONS)})"
)
_SELF = expression(
    r"(?:の|課|部|室|係|店|社|^|[ 、。\n])(?=\S{1,8}?(?:です|でございます|でした|より$|拝$))", regex.MULTILINE
)
_SELF_END = expression(r"です[。．、\n ]|ですが|ですけ|でございます|[ ]?より$|[ ]?拝$|[ ]?記$", regex.MULTILINE)


def speaking(reading: Reading) -> Places:
    """Speakers of a chat, senders and receivers of a mail, whoever introduces himself."""
    mailed = any(sign in reading.text for sign in _MAIL_SIGNS)
    for pattern in (*_STAMPED_NAMES, *_MAILED_NAMES) if mailed else _STAMPED_NAMES:
        nicknames = pattern is _STAMPED_NAMES[0]
        for match in pattern.finditer(reading.text):
            yield from _speaker(reading, *match.span(1), nicknames=nicknames)
    for match in _CLOCKED.finditer(reading.text):
        end = reading.known_at(match.end())
        if end > match.end() and reading.text[end] == " " and reading.between(match.end(), end)[0].is_surname:
            yield match.end(), end
    yield from _before_colon(reading)
    yield from _introducing(reading)


def _speaker(reading: Reading, start: int, end: int, *, nicknames: bool = False) -> Places:
    """A name, or (`nicknames`) a login in small letters, without its honorific."""
    name = reading.text[start:end]
    bare = regex.sub(r"(?:さん|様|氏|くん|ちゃん)$", "", name.strip())
    start += len(name) - len(name.lstrip())
    if regex.fullmatch(r"[ぁ-んァ-ヴー]{1,2}", bare):  # `たっちゃん` is the name
        bare = name.strip()
    if (nicknames and regex.fullmatch(r"[a-z][a-z0-9_.]{2,15}", bare)) or reading.plausible(start, start + len(bare)):
        yield start, start + len(bare)


def _before_colon(reading: Reading) -> Places:
    found = [m for m in _COLON.finditer(reading.text) if len(m[1]) <= _MAX_SPEAKER]
    often = {name for name, count in Counter(m[1] for m in found).items() if count > 1}
    for match in found:
        parts = reading.between(*match.span(1))
        known = reading.known_at(match.start(1)) == match.end(1) and any(t.is_person for t in parts)
        label = reading.words.has("labels", match[1]) or reading.words.has("roles", match[1])
        common = any(t.is_common_noun and len(t.surface) > 1 for t in parts) and not regex.fullmatch(
            r"[ぁ-んー]+", match[1]
        )
        nick = match[1] in often and not label and not common
        if known or nick:
            yield from _speaker(
                reading, *match.span(1), nicknames=_SENTENCE.match(reading.text, match.end()) is not None
            )


def _introducing(reading: Reading) -> Places:
    """`みなと工機の降旗です。`, `つるまきと申します`."""
    introduced = any(phrase in reading.text for phrase in _INTRODUCTIONS)
    for match in _INTRODUCED.finditer(reading.text) if introduced else ():
        if not reading.words.barred(match[1]):
            yield match.span(1)
    for match in _SELF.finditer(reading.text):
        end = reading.known_at(match.end(), framed=True)
        named = end > match.end() and _introduces(reading, match.end(), end)
        if named and _SELF_END.match(reading.text, end):
            yield match.end(), end


def _introduces(reading: Reading, start: int, end: int) -> bool:
    """Whether the lexicon knows the name; one that is a word as well (`鵜飼`) must follow a company or a section."""
    last = reading.between(start, end)[-1]
    if not last.may_be_name:
        return False
    return not last.is_common_noun or bool(_AFTER_COMPANY.search(reading.text[max(0, start - 2) : start]))
