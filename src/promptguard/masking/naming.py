"""Which placeholder each mention gets: the number of its thing, the part that tells its form, and one that is free."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, count

from promptguard.dictionary.variants import spelling
from promptguard.expressions import expression
from promptguard.masking.entries import Entry, Ledger, Style
from promptguard.masking.grammar import framed
from promptguard.masking.labels import folded, load_labels
from promptguard.masking.nesting import encoded
from promptguard.masking.people import LINKED, PERSON, Mention, Readings, identify
from promptguard.masking.places import Place
from promptguard.masking.styles import with_part, written

_OTHER = "other"
_BESIDE = expression(r"[\s\u3000]*[（(【［\[〔/／]?[\s\u3000]*")


Invent = Callable[["Named", str], Iterator[str]]
"""Invented values for one form of one thing, the best first; none where the thing has no such values."""


def no_readings(name: str) -> frozenset[str]:  # noqa: ARG001 - the signature of a lexicon
    """The lexicon of those who have none."""
    return frozenset()


def never_real(candidate: str) -> bool:  # noqa: ARG001 - the signature of a dictionary
    """The list of real names of those who have none."""
    return False


@dataclass(frozen=True, slots=True)
class Manner:
    """How placeholders are made.

    `words` names every entity, or at least every category. `readings` knows the kana of a name, `is_real` what no
    invented value may be.
    """

    words: Mapping[str, str]
    style: Style = Style.JA
    readings: Readings = field(default=no_readings, repr=False)
    is_real: Callable[[str], bool] = field(default=never_real, repr=False)
    unfit: frozenset[str] = field(default=frozenset(), repr=False)
    """Values for which no surrogate is taken: it would be read together with what stands beside it."""

    def word(self, place: Place) -> tuple[str, str]:
        """The entity that names a place's placeholders (its category where no word names the entity), and its word."""
        known = place.entity in self.words
        entity = str(place.entity if known else place.category)
        return entity, self.words[entity]


@dataclass(frozen=True, slots=True)
class Named:
    """A place with the identity of what it holds."""

    place: Place
    original: str
    entity: str
    word: str
    number: int
    part: str


@dataclass(frozen=True, slots=True)
class Taken:
    """Numbers and placeholders that stand in the draft already: they would be read back as something else."""

    numbers: frozenset[tuple[str, int]] = frozenset()
    placeholders: frozenset[str] = frozenset()

    @classmethod
    def by(cls, prompt: str) -> "Taken":
        """What the draft itself holds, however it is spelt."""
        meant = load_labels().meant
        readings = (reading for _, _, reading in framed(prompt))
        return cls(
            frozenset(
                (name, reading.number)
                for reading in readings
                for name in (reading.label, *map(kind, meant(reading.label)))
            )
        )

    def also(self, entries: Iterable[Entry]) -> "Taken":
        """And what has turned out to be read elsewhere, too."""
        entries = tuple(entries)
        numbers = ((kind(entry.entity), entry.number) for entry in entries)
        return Taken(self.numbers.union(numbers), self.placeholders.union(entry.placeholder for entry in entries))

    def has(self, entity: str, word: str, number: int) -> bool:
        """Whether a number of this kind cannot be given."""
        return not self.numbers.isdisjoint({(kind(entity), number), (folded(word), number)})


def named(prompt: str, places: Sequence[Place], manner: Manner, ledger: Ledger, taken: Taken) -> Iterator[Named]:
    """Number the places: the same thing, the same number; in the order in which things first occur."""
    known = tuple(e for e in ledger.entries if not taken.has(e.entity, manner.words.get(e.entity, ""), e.number))
    people = iter(_people(prompt, places, manner, replace(ledger, entries=known), taken))
    things = {(kind(e.entity), _same(e.original)): e.number for e in known if e.entity not in LINKED}
    fresh: dict[str, Iterator[int]] = {}
    for place in places:
        original = prompt[place.span.start : place.span.end]
        entity, word = manner.word(place)
        if entity in LINKED:
            number, part = next(people)
        else:
            numbers = fresh.setdefault(entity, _numbers(ledger, taken, entity, word))
            forms = [(entity, _same(original)), *([(entity, f"#{place.entry}")] if place.entry is not None else [])]
            number, part = next((things[form] for form in forms if form in things), None) or next(numbers), ""
            things.update(dict.fromkeys(forms, number))
        yield Named(place, original, entity, word, number, part)


def _numbers(ledger: Ledger, taken: Taken, *names: str) -> Iterator[int]:
    """The numbers that are free for a kind of thing."""
    first = ledger.highest.get(kind(names[0]), 0) + 1
    return (number for number in count(first) if not any(taken.has(name, name, number) for name in names))


def _people(
    prompt: str, places: Sequence[Place], manner: Manner, ledger: Ledger, taken: Taken
) -> tuple[tuple[int, str], ...]:
    mentions: list[Mention] = []
    before = 0
    for place in places:
        entity, _ = manner.word(place)
        beside = bool(mentions) and _BESIDE.fullmatch(prompt, before, place.span.start) is not None
        before = place.span.end
        if entity in LINKED:
            mentions.append(Mention(entity, prompt[place.span.start : place.span.end], beside))
    known = [entry for entry in ledger.entries if entry.entity in LINKED]
    fresh = _numbers(ledger, taken, *LINKED, *(manner.words.get(entity, entity) for entity in LINKED))
    return identify(mentions, known, manner.readings, fresh) if mentions else ()


def kind(entity: str) -> str:
    """What shares its numbers."""
    return PERSON if entity in LINKED else entity


def _same(original: str) -> str:
    return spelling(original) or original


class Desk:
    """Where placeholders are written: it remembers what each form of each thing was given."""

    def __init__(self, manner: Manner, ledger: Ledger, taken: Taken, invent: Invent) -> None:
        self._manner, self._taken, self._invent = manner, taken, invent
        self._given = {
            (e.entity, e.original, e.escapes): e
            for e in ledger.entries
            if e.style is manner.style and not e.derived and not taken.has(e.entity, "", e.number)
        }
        self._used = {e.placeholder for e in ledger.entries} | taken.placeholders
        self.entries: dict[str, Entry] = {}

    def placeholder(self, item: Named, depth: int) -> str:
        """The placeholder for one mention that lies `depth` JSON strings deep."""
        escapes = depth if encoded(item.original, depth) != item.original else 0
        key = (item.entity, item.original, escapes)
        if key not in self._given:
            placeholder, part = self._new(item)
            self._given[key] = Entry(
                placeholder, item.original, item.entity, item.number, part, escapes, self._manner.style
            )
            self._used.add(placeholder)
        entry = self._given[key]
        self.entries[entry.placeholder] = entry
        return entry.placeholder

    def _new(self, item: Named) -> tuple[str, str]:
        """A placeholder that nothing else has, and the part that it names."""
        return next(
            (placeholder, part)
            for part in _parts(item.part)
            for placeholder in self._spellings(item, part)
            if placeholder not in self._used
        )

    def _spellings(self, item: Named, part: str) -> Iterator[str]:
        """Ways to write one form, the best first."""
        if item.place.placeholder:
            yield with_part(item.place.placeholder, part, japanese=not item.word.isascii())
            return
        style = self._manner.style
        if style is Style.SURROGATE:
            if item.original not in self._manner.unfit:
                yield from self._invent(item, part)
            style = Style.JA
        yield written(style, item.word, item.entity, item.number, part)


def _parts(first: str) -> Iterator[str]:
    """The names for one form and for further spellings of it."""
    return chain([first], (f"{first or _OTHER}{number if number > 1 else ''}" for number in count(1 + bool(first))))
