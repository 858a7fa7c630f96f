"""What is wrong with a dictionary that can be read: doubles, words that are found everywhere, days that have passed."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path

import regex

from promptguard.dictionary.schema import Dictionary, Entry, Place
from promptguard.dictionary.variants import company_core, spelling
from promptguard.rulebook.source import read_all

Alarms = Callable[[str], Iterable[tuple[str, Entry]]]
"""What the dictionary finds in a sentence: the text as it stands there, and its entry."""
IsWord = Callable[[str], bool]
"""Whether a text is a word of general Japanese."""


class Flaw(StrEnum):
    """What is wrong, gravest first."""

    TWICE = "twice"
    TWO_CATEGORIES = "two_categories"
    COMMON = "common"
    NEAR = "near"
    EXPIRED = "expired"
    SOON = "soon"
    NOT_YET = "not_yet"
    SAMPLE = "sample"
    NO_OWNER = "no_owner"


@dataclass(frozen=True, slots=True)
class Problem:
    """One flaw of what is written at `place`; `other` is a second place, `sentence` one that goes wrong."""

    flaw: Flaw
    place: Place
    term: str = ""
    other: Entry | None = None
    sentence: str = ""
    day: date | None = None


SOON = timedelta(days=30)
_NEAR_LEAST = 6
_SHORT = 2
_SAMPLES = frozenset(map(spelling, ("株式会社サンプル電装", "合同会社見本ワークス", "SMP-0001")))
"""The entries of the files that `init` writes."""
_FRAMES = (
    "資料では「{}」という言葉を使っています。",
    "{}について、一般的なことを教えてください。",
    "お客様と{}について話しました。",
)


def is_sample(entry: Entry) -> bool:
    """Whether an entry is one of the examples that `init` writes, and tells nothing of the company."""
    return spelling(entry.term) in _SAMPLES


def lint(dictionary: Dictionary, today: date, alarms: Alarms, is_word: IsWord) -> Iterator[Problem]:
    """All flaws, file by file of one kind after the other."""
    yield from doubles(dictionary.entries)
    yield from common(dictionary.entries, alarms, is_word)
    yield from near(dictionary.entries)
    yield from outdated(dictionary.entries, today)
    for entry in dictionary.entries:
        if is_sample(entry):
            yield Problem(Flaw.SAMPLE, entry.place, entry.term)
    for source in dictionary.sources:
        if not source.owner and any(entry.place.file == source.path for entry in dictionary.entries):
            yield Problem(Flaw.NO_OWNER, Place(source.path, 1))


def doubles(entries: Sequence[Entry]) -> Iterator[Problem]:
    """Entries of which another entry has the same form, in whatever spelling."""
    first: dict[str, Entry] = {}
    for entry in entries:
        for form in entry.forms:
            other = first.setdefault(spelling(form), entry)
            if other is not entry:
                flaw = Flaw.TWICE if other.category is entry.category else Flaw.TWO_CATEGORIES
                yield Problem(flaw, entry.place, form, other)


def near(entries: Sequence[Entry]) -> Iterator[Problem]:
    """Terms that differ by one letter, as a typing error makes them. Codes are not compared: they differ by a digit."""
    known: dict[str, Entry] = {}
    by_piece: Mapping[str, list[str]] = defaultdict(list)
    for entry in entries:
        key = spelling(entry.term)
        if len(key) < _NEAR_LEAST or key in known or regex.search("[0-9]", key):
            continue
        pieces = {key, *(key[:at] + key[at + 1 :] for at in range(len(key)))}
        for twin in dict.fromkeys(other for piece in pieces for other in by_piece[piece]):
            if _one_apart(key, twin):
                yield Problem(Flaw.NEAR, entry.place, entry.term, known[twin])
                break
        known[key] = entry
        for piece in pieces:
            by_piece[piece].append(key)


def _one_apart(left: str, right: str) -> bool:
    """Whether one letter more, less or other makes the one the other; another kanji makes another name."""
    left, right = sorted((left, right), key=len)
    at = next((at for at, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), len(left))
    if regex.search("[㐀-鿿]", left[at : at + 1] + right[at : at + 1]):
        return False
    if len(left) == len(right):
        return left[at + 1 :] == right[at + 1 :]
    return len(right) == len(left) + 1 and left[at:] == right[at + 1 :]


def common(entries: Sequence[Entry], alarms: Alarms, is_word: IsWord) -> Iterator[Problem]:
    """Terms that are found in a harmless sentence: one of every day, or one made with a word of general Japanese."""
    told: set[tuple[Place, str]] = set()
    for sentence in _sentences(entries, is_word):
        for text, entry in alarms(sentence):
            if (entry.place, entry.term) not in told:
                told.add((entry.place, entry.term))
                yield Problem(Flaw.COMMON, entry.place, text, sentence=sentence)


def _sentences(entries: Sequence[Entry], is_word: IsWord) -> Iterator[str]:
    yield from everyday()
    for entry in entries:
        for form in entry.forms:
            core = company_core(form)
            if is_word(core) or (len(core) <= _SHORT and not regex.search("[0-9]", core)):
                yield from (frame.format(core) for frame in _FRAMES)


def everyday() -> Sequence[str]:
    """Harmless sentences of every day, in which nothing of a dictionary should be found."""
    file = Path(__file__).with_name("everyday.yaml")
    sentences: Sequence[str] = read_all([file], None)[str(file)]
    return sentences


def outdated(entries: Sequence[Entry], today: date) -> Iterator[Problem]:
    """Entries that count no longer, will soon do so, or do not count yet."""
    for entry in entries:
        if entry.until and entry.until < today:
            yield Problem(Flaw.EXPIRED, entry.place, entry.term, day=entry.until)
        elif entry.until and entry.until <= today + SOON:
            yield Problem(Flaw.SOON, entry.place, entry.term, day=entry.until)
        elif entry.since and entry.since > today:
            yield Problem(Flaw.NOT_YET, entry.place, entry.term, day=entry.since)
