"""Who is who: the mentions of one person in a draft, and the mail addresses that bear the name.

Two mentions are one person where exactly one person fits; where two fit, the mention stands for itself. A wrong
link would only mislead the reader of the placeholders: every form keeps a placeholder, and a value, of its own.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import regex

from promptguard.expressions import expression
from promptguard.lexicon import split_name
from promptguard.masking.entries import Entry
from promptguard.normalize.fold import normalize
from promptguard.normalize.romaji import romaji, romaji_form
from promptguard.normalize.variants import TO_KATAKANA, comparable, compared

PERSON, EMAIL = "PERSON", "EMAIL_ADDRESS"
LINKED = frozenset({PERSON, EMAIL})
"""The entities that share their numbers: the same number is the same person."""
Readings = Callable[[str], frozenset[str]]
"""The readings of a surname or given name in katakana, as far as they are known."""
_PIECES = expression(r"[ \n・·.,]+")
_MAIL_PIECES = expression(r"[._+\-]+")
_KANA = expression(r"[ァ-ヴー]+")
_KANJI = expression(r"[一-鿿々]+")
_BOTH = 2
"""Surname and given name."""
_NAME_REST = 3
"""Kanji that a given name behind a surname (or the other way round) may have at most."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A name or mail address. `beside`: only a bracket parts it from the name before, so that it may be its reading."""

    entity: str
    text: str
    beside: bool = False


@dataclass(frozen=True, slots=True)
class Person:
    """One person, by comparable names; the readings in plain katakana. `surname` is empty where it is not known."""

    whole: str
    surname: str = ""
    given: str = ""
    surname_kana: frozenset[str] = frozenset()
    given_kana: frozenset[str] = frozenset()

    def part(self, name: str, surname: str) -> str | None:
        """Which form of this person's name `name` is, `surname` being its first piece; None where it is another's."""
        if name == self.whole:
            return ""
        if name == self.surname or (not self.surname and _is_end(self.whole, name, self.whole.startswith)):
            return "surname"
        if name == self.given or (not self.surname and _is_end(self.whole, name, self.whole.endswith)):
            return "given"
        if not self.surname and (surname == self.whole or _is_end(name, self.whole, name.startswith)):
            return "full"
        return "kana" if name in self._kana else None

    @property
    def _kana(self) -> Iterator[str]:
        """The readings as names are compared; most people of a draft have none."""
        return (compared(a + b) for a in {"", *self.surname_kana} for b in {"", *self.given_kana} if a or b)

    def bears(self, local: str) -> bool:
        """Whether the part of a mail address before the `@` is made of this person's name."""
        pieces = [romaji_form(piece) for piece in _MAIL_PIECES.split(regex.sub("[0-9]+", "", local)) if piece]
        surnames, givens = _latin(self.surname_kana, self.surname or self.whole), _latin(self.given_kana, self.given)
        short = {given[:1] for given in givens}
        for piece in surnames.intersection(pieces):
            others = [other for other in pieces if other != piece]
            return not givens or all(other in givens | short for other in others)
        both = {a + b for s in surnames for g in givens | short for a, b in ((s, g), (g, s))}
        return "".join(pieces) in both


def identify(
    mentions: Sequence[Mention], known: Sequence[Entry], readings: Readings, fresh: Iterator[int]
) -> tuple[tuple[int, str], ...]:
    """For every mention the number of its person and which form of the name it is.

    `known` are the entries of the session for names and mail addresses; new persons take `fresh` numbers.
    """
    crowd = _Crowd(known, readings)
    heard = {mention.text for mention in mentions if mention.beside and _is_kana(mention.text)}
    names = dict.fromkeys(mention.text for mention in mentions if mention.entity == PERSON)
    whole = sorted(names, key=lambda text: (_is_kana(text), len(_pieces(text)) < _BOTH, -len(plain(text))))
    for text in whole:
        if text not in heard:
            crowd.place(text)
    crowd.hear(mentions)
    for text in whole:
        crowd.place(text)
    return tuple(crowd.numbered(mentions, fresh))


class _Crowd:
    """The persons of one draft while they are being told apart."""

    def __init__(self, known: Sequence[Entry], readings: Readings) -> None:
        self._readings = readings
        self.people: list[Person] = []
        self.names: dict[str, tuple[int, str]] = {}
        self.mails = {plain(entry.original): entry.number for entry in known if entry.entity == EMAIL}
        index_of: dict[int, int] = {}
        for entry in sorted(known, key=lambda entry: (entry.number, entry.part != "full", entry.part != "")):
            if entry.entity == PERSON:
                if entry.number not in index_of:
                    index_of[entry.number] = len(self.people)
                    self.people.append(self._person(entry.original))
                form = entry.part.rstrip("0123456789")
                self.names.setdefault(plain(entry.original), (index_of[entry.number], form))
        self.numbers = {index: number for number, index in index_of.items()}

    def place(self, text: str) -> None:
        """Find the one person of a name, or make a new one."""
        name = plain(text)
        if name in self.names:
            return
        surname = plain(_pieces(text)[0])
        fits = [
            (index, part)
            for index, person in enumerate(self.people)
            if (part := person.part(name, surname)) is not None
        ]
        if len(fits) == 1:
            index, part = fits[0]
            self._learn(index, part, text)
            self.names[name] = fits[0]
        else:
            self.people.append(self._person(text))
            self.names[name] = (len(self.people) - 1, "")

    def _learn(self, index: int, part: str, text: str) -> None:
        """What a form of the name tells of a person who was known by the whole name only."""
        person, name = self.people[index], plain(text)
        if part == "full":
            self.people[index] = replace(self._person(text), whole=person.whole)
        elif part == "surname" and not person.surname:
            given = person.whole.removeprefix(name)
            self.people[index] = Person(person.whole, name, given, self._read(text), self._read(given))
        elif part == "given" and not person.surname:
            surname = person.whole.removesuffix(name)
            self.people[index] = Person(person.whole, surname, name, self._read(surname), self._read(text))

    def hear(self, mentions: Sequence[Mention]) -> None:
        """`降旗 誠一(ふりはた せいいち)`: what stands in brackets behind a name is its reading."""
        before: str | None = None
        for mention in mentions:
            if mention.beside and before and plain(before) in self.names and _is_kana(mention.text):
                self._heard(before, mention.text, [piece.translate(_TO_KATAKANA) for piece in _pieces(mention.text)])
            before = mention.text if mention.entity == PERSON else None

    def _heard(self, name: str, reading: str, kana: Sequence[str]) -> None:
        index, _ = self.names[plain(name)]
        person = self.people[index]
        if len(kana) == _BOTH:
            person = replace(
                person, surname_kana=person.surname_kana | {kana[0]}, given_kana=person.given_kana | {kana[1]}
            )
        self.people[index] = person
        self.names.setdefault(plain(reading), (index, "kana"))

    def numbered(self, mentions: Iterable[Mention], fresh: Iterator[int]) -> Iterable[tuple[int, str]]:
        """Numbers in the order in which people first occur."""
        for mention in mentions:
            if mention.entity == EMAIL and plain(mention.text) in self.mails:
                yield self.mails[plain(mention.text)], ""
                continue
            index, part = self.names[plain(mention.text)] if mention.entity == PERSON else self._owner(mention.text)
            if index not in self.numbers:
                self.numbers[index] = next(fresh)
            yield self.numbers[index], part

    def _owner(self, address: str) -> tuple[int, str]:
        """The one person whose name a mail address bears; else one that only this address stands for."""
        local = normalize(address).text.partition("@")[0]
        owners = [index for index, person in enumerate(self.people) if person.bears(local)]
        if len(owners) != 1:
            self.people.append(Person(plain(address)))
            owners = [len(self.people) - 1]
        self.names[plain(address)] = (owners[0], "")
        return owners[0], ""

    def _person(self, text: str) -> Person:
        pieces = parted(text, self._readings)
        if pieces is None:
            return Person(plain(text), surname_kana=self._read(text))
        return Person(plain(text), plain(pieces[0]), plain(pieces[1]), *map(self._read, pieces))

    def _read(self, name: str) -> frozenset[str]:
        kana = _folded(name).translate(_TO_KATAKANA)
        return frozenset({kana}) if _KANA.fullmatch(kana) else self._readings(name)


def parted(text: str, readings: Readings) -> tuple[str, str] | None:
    """Surname and given name, where a blank parts them or the lexicon knows how to part them."""
    pieces = _pieces(text)
    if len(pieces) == _BOTH:
        return pieces[0], pieces[1]
    name = pieces[0]
    if len(pieces) > 1 or _is_kana(name):
        return None
    ways = [(name[:at], name[at:]) for at in range(1, len(name))]
    known = [way for way in ways if all(map(readings, way))]
    if len(known) > 1:  # 田中太郎 might be 田 + 中太郎
        likely = split_name(name)
        return likely if likely in known else None
    return known[0] if known else None


_TO_KATAKANA = str.maketrans(TO_KATAKANA)


def _pieces(text: str) -> list[str]:
    """Surname and given name, where something parts them."""
    return [piece for piece in _PIECES.split(_folded(text)) if piece] or [text]


def _is_kana(name: str) -> bool:
    return all(_KANA.fullmatch(piece.translate(_TO_KATAKANA)) for piece in _pieces(name))


def _is_end(whole: str, name: str, ends: Callable[[str], bool]) -> bool:
    """Whether a name in kanji without a blank may be `name` and something of the length of a name."""
    return ends(name) and 0 < len(whole) - len(name) <= _NAME_REST and not regex.search("[ァ-ヴーa-z]", whole)


def _latin(kana: Iterable[str], name: str) -> frozenset[str]:
    spelt = {*map(romaji, kana), romaji_form(name) if name.isascii() else ""} - {""}
    return frozenset(filter(None, spelt))


def plain(name: str) -> str:
    """A name as names are compared: width, case, kana script, variant kanji and blanks aside."""
    return comparable(_folded(name)).text or name


def _folded(name: str) -> str:
    """A name in one width; kanji alone need no folding."""
    return name if _KANJI.fullmatch(name) else normalize(name).text.strip()
