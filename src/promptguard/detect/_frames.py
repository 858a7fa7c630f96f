"""Where names stand: beside an honorific or title, behind a label, in front of an utterance, in a mail header.

Every function yields (start, end) in the folded text.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from promptguard.detect._person import KANJI, LATIN_NAME, SHAPE, is_known, is_office
from promptguard.detect._reading import Reading

Places = Iterator[tuple[int, int]]

_JOINER = re.compile(r"[\"']?[ \t]*(?:\([^()\n]{0,8}\))?[ \t]*(?:[:=|→>は]|の|・|が|\()?[ \t]*[\"'「『(]?(?:Mr|Ms|Mrs|Dr)?\.?[ ]*")
_SEPARATOR = re.compile(r"[ ]?[、,・/;&と][ ]?(?:[:=][ ]?)?|(?:さん|様|氏|くん)?[、,・/;]")
_MAIL = re.compile(rf"(?:^|[;,:>\]\n(]|ccc?:)[ \t]*\"?(?:[^\n<>;,:@]{{0,20}}[ ])??({SHAPE.pattern})\"?(?:様|さん)?[ ]?[<(\[][^\s<>()]{{1,40}} ?[@★]", re.MULTILINE)
_STAMPED = re.compile(r"^(.{1,24}?)[ \t]{1,4}(?:\d{4}[/-]\d{1,2}[/-]\d{1,2} )?(?:午前|午後|AM |PM )?\d{1,2}:\d{2}(?::\d{2})?(?: ?[AP]M)?$", re.MULTILINE)
_STAMP = r"^[\[(<]?(?:\d{4}[/-]\d{1,2}[/-]\d{1,2}[ T])?\d{1,2}:\d{2}(?::\d{2})?[\])>]?[ \t]{1,3}"
_STAMP_COLON = re.compile(rf"{_STAMP}([^\n:\t]{{1,20}}?)[:>\t]", re.MULTILINE)
_STAMP_FIRST = re.compile(rf"{_STAMP}([^\n:\t ]{{1,20}}) (?=\S)(?![^\n:]{{1,12}}:)", re.MULTILINE)
_THEN_MAIL = re.compile(rf"(?:^|[\n\t、。/|]|(?<=[^ A-Za-z]) )({SHAPE.pattern})(?:さん|様|氏)?[ \t]{{1,3}}(?=[A-Za-z0-9._-]+@)", re.MULTILINE)
_ANGLED = re.compile(r"^[<＜\[【]([^<>\[\]\n]{1,20})[>＞\]】][ \t]*\d{1,2}:\d{2}", re.MULTILINE)
_COLON = re.compile(r"^[ \t>・*-]*([^\s:。、「」()<>\[\]{}\"'=/|][^:。、「」()<>\[\]{}\"'=/|\n]{0,14}):(?!//)(?=.)", re.MULTILINE)
_INTRODUCED = re.compile(rf"(?:(?<![ぁ-んァ-ヴーA-Za-z㐀-鿿])|(?<=[のはが]))({KANJI}{{1,4}}|[ァ-ヴー]{{2,8}}|[ぁ-ん]{{2,6}})(?=と(?:申し|いい|言い|申す))")
_SELF = re.compile(r"(?:の|課|部|室|係|店|社|^|[ 、。\n])(?=\S{1,8}?(?:です|でございます|でした|より$|拝$))", re.MULTILINE)
_SELF_END = re.compile(r"です[。．、\n ]|ですが|ですけ|でございます|[ ]?より$|[ ]?拝$|[ ]?記$", re.MULTILINE)
_READING = re.compile(r"[(\[]([ぁ-んァ-ヴー]{1,8}[ ]?[ぁ-んァ-ヴー]{1,10})[)\]]")
_GREETED = re.compile(rf"(?:(?:Dear|Hi|Hello|Mr\.?|Ms\.?|Mrs\.?|Dr\.?|Prof\.?|regards,|Regards,|Sincerely,|Thanks,|Cheers,)[ \n]{{1,2}}(?:> ?)?)({LATIN_NAME})(?=[-,.:\n ]|$)")
_STOP = r"(?=$|[\n\t、。,.()<>「」『』【】\[\]|/;:;・&\"'→!?0-9 ]|様|さま|さん|氏|殿|先生|くん|君|ちゃん)"
_PAIR = re.compile(
    rf"(?<!{KANJI})({KANJI}{{1,4}})[ ]{{1,3}}"
    rf"({KANJI}{{1,3}}(?!{KANJI})|(?:[ぁ-んー]{{2,4}}|[ァ-ヴー]{{2,4}}){_STOP})",
    re.MULTILINE,
)
_PARTICLE = re.compile(r"[がはもをにとへでなやね、。,.)」』/|<\n\t:( ]|から|まで|より|の|さん|様|氏|くん|君|って|いう|という|名義|担当|両名|夫妻|親子|家|拝|記|$")
_ROLE_JOINER = re.compile(r"[ ]?[の:(・ ][ ]?|[ ]?\([^()\n]{1,8}\)[ ]?")
_POLITE = ("様", "氏", "殿")
_MAX_SPEAKER = 16


def beside_honorific(reading: Reading) -> Places:
    """`百瀬様`, `生駒部長`, `Momose-san`."""
    text, words = reading.text, reading.words
    offices = set(words.lists.get("place_titles", ()))
    for word in (*words.lists.get("honorifics", ()), *words.lists.get("titles", ())):
        before = reading.polite_before if word in _POLITE else reading.name_before
        at = text.find(word)
        while at >= 0:
            end = at - 1 if text[at - 1 : at] == " " and not word.isascii() else at
            start = before(end) if end > 0 and not _continues(text, at, word) else end
            if start < end and not (word in offices and not _is_person(reading, start, end)):
                yield start, end
            at = text.find(word, at + 1)
    for match in _GREETED.finditer(text):
        if not words.barred(match[1]):
            yield match.span(1)


def _continues(text: str, at: int, word: str) -> bool:
    """`様子`, `氏名`, `君臨`, `先生方`: the honorific is the start of another word."""
    behind = text[at + len(word) : at + len(word) + 1]
    if word in ("さん", "さま") and re.match(r"[ざぽ]|か[月国所]", text[at + len(word) : at + len(word) + 2]):
        return True
    return word in ("様", "氏", "君", "殿", "嬢") and bool(re.match(r"[子式々相名族神寺臨主堂方邸]", behind))


def _is_person(reading: Reading, start: int, end: int) -> bool:
    return is_known(reading.between(start, end))


def behind_label(reading: Reading) -> Places:
    """`氏名：両角 綾香`, `出席 生駒、百瀬`, the cells of a column headed `担当者`."""
    for label in reading.words.lists.get("labels", ()):
        for end in _label_ends(reading.source.lowered, label.lower()):
            joiner = _JOINER.match(reading.text, end)
            if joiner is None or not joiner[0]:
                yield from _known(reading, end)
            elif re.search(r"[のはが]", joiner[0]):
                yield from _known(reading, joiner.end())
            else:
                yield from _listed(reading, joiner.end())
    yield from _in_columns(reading)


def _label_ends(lowered: str, label: str) -> Iterator[int]:
    """Ends of all occurrences; a Latin label must not be a piece of a longer Latin word."""
    at = lowered.find(label)
    while at >= 0:
        end = at + len(label)
        if not (label.isascii() and (_is_latin(lowered[at - 1 : at]) or _is_latin(lowered[end : end + 1]))):
            yield end
        at = lowered.find(label, at + 1)


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalnum()


def _known(reading: Reading, start: int, *, places: bool = False) -> Places:
    end = reading.known_at(start, places=places)
    if end > start and _PARTICLE.match(reading.text, end):
        yield start, end


def _listed(reading: Reading, start: int) -> Places:
    """A name that fills a field, and those that follow it in a list."""
    end = reading.field_at(start)
    while end > start:
        yield start, end
        again = _SEPARATOR.match(reading.text, end)
        if again is None:
            return
        start = again.end()
        end = reading.field_at(start)


def _in_columns(reading: Reading) -> Places:
    labels = [label.lower() for label in reading.words.lists.get("labels", ())]
    for cell in reading.source.layout.cells:
        header = cell.header.lower().strip("\"' *")
        if any(header == label or (len(label) > 1 and not label.isascii() and header.startswith(label)) for label in labels):
            inner = re.search(SHAPE, reading.text[cell.start : cell.end])
            if inner and reading.plausible(cell.start + inner.start(), cell.start + inner.end()):
                yield from _listed(reading, cell.start + inner.start())


def behind_role(reading: Reading) -> Places:
    """`総務の胡桃澤が`, `妻の真理子`, `工場長 赤羽`: the lexicon must know the name."""
    lists = reading.words.lists
    for role in (*lists.get("roles", ()), *lists.get("kin", ())):
        for end in _label_ends(reading.text, role):
            joiner = _ROLE_JOINER.match(reading.text, end)
            if joiner:
                yield from _known(reading, joiner.end(), places="の" in joiner[0])
                yield from _lone_kanji(reading, joiner)


def _lone_kanji(reading: Reading, joiner: re.Match[str]) -> Places:
    """`総務 渕` at the end of a line: a single kanji that fills the place is a surname."""
    end = joiner.end() + 1
    lone = re.match(KANJI, reading.text[joiner.end() : end]) and re.match(r"$|[\n/、)]", reading.text[end : end + 1])
    if lone and "の" not in joiner[0] and reading.plausible(joiner.end(), end):
        yield joiner.end(), end


def speaking(reading: Reading) -> Places:
    """Speakers of a chat, senders and receivers of a mail, whoever introduces himself."""
    for pattern in (_STAMPED, _STAMP_COLON, _STAMP_FIRST, _ANGLED, _MAIL, _THEN_MAIL):
        for match in pattern.finditer(reading.text):
            yield from _speaker(reading, *match.span(1))
    yield from _before_colon(reading)
    yield from introducing(reading)


def _speaker(reading: Reading, start: int, end: int) -> Places:
    name = reading.text[start:end]
    bare = re.sub(r"(?:さん|様|氏|くん|ちゃん)$", "", name.strip())
    start += len(name) - len(name.lstrip())
    if re.fullmatch(r"[a-z]{3,12}", bare) or reading.plausible(start, start + len(bare)):
        yield start, start + len(bare)


def _before_colon(reading: Reading) -> Places:
    found = [m for m in _COLON.finditer(reading.text) if len(m[1]) <= _MAX_SPEAKER]
    often = {name for name, count in Counter(m[1] for m in found).items() if count > 1}
    for match in found:
        parts = reading.between(*match.span(1))
        known = reading.known_at(match.start(1)) == match.end(1) and any(t.is_person for t in parts)
        label = reading.words.has("labels", match[1]) or reading.words.has("roles", match[1])
        common = any(t.is_common_noun for t in parts) and not re.fullmatch(r"[ぁ-んー]+", match[1])
        nick = match[1] in often and not label and not common
        if known or nick:
            yield from _speaker(reading, *match.span(1))


def introducing(reading: Reading) -> Places:
    """`みなと工機の降旗です。`, `つるまきと申します`."""
    for match in _INTRODUCED.finditer(reading.text):
        if not reading.words.barred(match[1]):
            yield match.span(1)
    for match in _SELF.finditer(reading.text):
        end = reading.known_at(match.end())
        if end > match.end() and _SELF_END.match(reading.text, end):
            yield match.end(), end


def full(reading: Reading) -> Places:
    """Surname, blank, given name; and a name with its reading in brackets."""
    yield from _pairs(reading, sure=True)
    for match in _READING.finditer(reading.text):
        start = reading.name_before(match.start())
        if start < match.start() and _is_person(reading, start, match.start()):
            yield start, match.start()
            yield match.span(1)


def _pairs(reading: Reading, *, sure: bool) -> Places:
    """Two short words with a blank between; `sure` when the lexicon knows one of them as a part of a name."""
    at = 0
    while match := _PAIR.search(reading.text, at):
        left, right = reading.between(*match.span(1)), reading.between(*match.span(2))
        known = left[-1].is_surname or (right[0].is_given and len(match[2]) > 1)
        likely = left[-1].is_place or left[-1].is_oov or all(len(t.surface) == 1 for t in (*left, *right))
        likely = likely or (len(left) == 1 and all(len(t.surface) == 1 for t in right) and len(match[2]) > 1)
        alone = not re.match(rf"{KANJI} ", reading.text[max(0, match.start() - 2) : match.start()])
        if (known if sure else likely and alone and not known) and _may_pair(reading, match):
            yield match.start(1), match.end(2)
            at = match.end()
        else:
            at = match.end(1)


def _may_pair(reading: Reading, match: re.Match[str]) -> bool:
    words = reading.words
    if any(words.has(name, match[2]) for name in ("titles", "honorifics", "roles", "labels", "kin", "not_names")):
        return False
    if any(words.has(name, match[1]) for name in ("roles", "labels", "titles", "not_names")) or is_office(match[1]):
        return False
    return not words.barred(match[0]) and not is_office(match[2])


def bare(reading: Reading) -> Places:
    """What the lexicon alone calls a name; only the rest of the draft can tell whether it is one."""
    for token in reading.tokens:
        long_enough = len(token.surface) > 1
        if long_enough and token.is_person and re.fullmatch(rf"{KANJI}+|[ァ-ヴー]{{3,}}", token.surface) and _is_free(reading, token.start):
            end = reading.known_at(token.start)
            if end > token.start and _PARTICLE.match(reading.text, end):
                yield token.start, end
    for match in (*_FOREIGN.finditer(reading.text), *_KANA_PAIR.finditer(reading.text)):
        parts = reading.between(*match.span(1))
        if any(t.is_person or t.is_oov for t in parts) and not is_office(match[1]):
            yield match.span(1)
    yield from _pairs(reading, sure=False)
    yield from _latin_lines(reading)


def _is_free(reading: Reading, start: int) -> bool:
    """Whether nothing of the same script runs into the name."""
    before = reading.text[start - 1 : start]
    return not re.match(rf"{KANJI}|[ァ-ヴー・]", before)


_FOREIGN = re.compile(r"(?<![ァ-ヴー・])([ァ-ヴー]{1,12}(?:・[ァ-ヴー]{1,12}){1,4})(?![ァ-ヴー・]|社|製|式)")
_KANA_PAIR = re.compile(r"(?<![ァ-ヴー・] )(?<![ァ-ヴー・])([ァ-ヴー]{1,6} [ァ-ヴー]{2,6}(?: [ァ-ヴー]{2,6})?)(?=$|[\n\t、。,()'\"/]| [^ァ-ヴー])", re.MULTILINE)
_LATIN_PAIR = r"[A-ZÀ-Þ][A-Za-zÀ-ɏḀ-ỿ'’-]{1,15}(?: {1,2}[A-ZÀ-Þ][A-Za-zÀ-ɏḀ-ỿ'’-]{1,15}){1,3}"
_LATIN_LINE = re.compile(rf"(?:^|[\t|/>:,(\"'][ ]?|(?<=[ぁ-鿿0-9]) )[ ]*({_LATIN_PAIR})[ ]*(?=$|[\t|/<(,)\"'])", re.MULTILINE)
_ENGLISH = re.compile(
    r"(?i)\b(?:the|and|for|with|from|to|of|dept|department|division|quality|sales|team|support|message|original|best|kind|"
    r"regards|service|systems?|industr(?:y|ies)|optics|inc|ltd|gmbh|corp|company|japan|tokyo|osaka|code|error|server|get|post|"
    r"http|windows|office|google|amazon|microsoft|docker|python|java|react|visual|studio|read|write|note|title|subject|date|"
    r"confidential|strictly|internal|private|public|key|end|begin|rights|reserved|precision|hydraulics|robotics|medical|bearing)\b"
)


def _latin_lines(reading: Reading) -> Places:
    for match in _LATIN_LINE.finditer(reading.text):
        if not _ENGLISH.search(match[1]) and not reading.words.barred(match[1]):
            yield match.span(1)


def every(reading: Reading) -> Iterable[tuple[str, Places]]:
    """All frames with the rule that each stands for."""
    yield "person-honorific", beside_honorific(reading)
    yield "person-label", behind_label(reading)
    yield "person-label", behind_role(reading)
    yield "person-speaker", speaking(reading)
    yield "person-full-name", full(reading)
    yield "person-known-name", bare(reading)
