"""Invented values for the things of one draft: the same in the same session; never one that is real or stands there."""

from collections.abc import Iterable, Iterator, Mapping
from random import Random

from promptguard.masking.entries import Entry, Ledger, Style
from promptguard.masking.naming import Manner, Named, kind
from promptguard.masking.people import EMAIL, LINKED, PERSON, parted
from promptguard.masking.surrogates.names import MAKERS as NAMES
from promptguard.masking.surrogates.names import Invented
from promptguard.masking.surrogates.numbers import MAKERS as NUMBERS
from promptguard.masking.surrogates.numbers import PLAIN, number
from promptguard.masking.surrogates.values import dice, load_values
from promptguard.normalize.fold import normalize
from promptguard.normalize.variants import comparable

_MAKERS = {**NAMES, **NUMBERS}
_TRIES = 8
_LEAST = 2


class Inventor:
    """Makes values for one draft; called with a thing and the part that is wanted."""

    def __init__(self, prompt: str, manner: Manner, ledger: Ledger) -> None:
        self._manner, self._seed = manner, ledger.seed
        self._draft = _plain(prompt)
        self._others = [
            (kind(e.entity), e.number, _plain(e.placeholder)) for e in ledger.entries if e.style is Style.SURROGATE
        ]
        self._people: dict[int, Invented] = {}

    def __call__(self, item: Named, part: str) -> Iterator[str]:
        """Candidates, the best first."""
        for attempt in range(_TRIES):
            made = self._made(item, part, dice(self._seed, kind(item.entity), item.number, attempt))
            if made is None:
                return
            if self._is_free(made, kind(item.entity), item.number):
                yield made

    def _made(self, item: Named, part: str, chance: Random) -> str | None:
        entity, original = item.entity, item.original
        if entity in LINKED:
            return self._of_a_person(item, part, chance)
        if entity in _MAKERS:
            return _MAKERS[entity](original, chance)
        return number(entity, original, chance) if entity in PLAIN else None

    def _of_a_person(self, item: Named, part: str, chance: Random) -> str | None:
        person = self._person(item.number)
        if person is None:
            return None
        if item.entity == EMAIL:
            return person.mail(item.original, chance)
        return person.like(item.original, part, parted(item.original, self._manner.readings))

    def _person(self, number: int) -> Invented | None:
        """The person of a number: names that neither the draft nor anyone else in the session has."""
        if number not in self._people:
            surname = self._chosen(load_values().surnames, number)
            given = self._chosen(load_values().given, number)
            if surname and given:
                self._people[number] = Invented(*surname, *given)
        return self._people.get(number)

    def _chosen(self, names: Mapping[str, str], number: int) -> tuple[str, str] | None:
        order = sorted(names)
        dice(self._seed, "names").shuffle(order)
        turned = (order[(number + at) % len(order)] for at in range(len(order)))
        taken = {name for person in self._people.values() for name in (person.surname, person.given)}
        free = (
            name
            for name in turned
            if name not in taken and all(self._is_free(form, PERSON, number) for form in (name, names[name]))
        )
        return next(((name, names[name]) for name in free), None)

    def _is_free(self, made: str, kind: str, number: int) -> bool:
        """Whether it names no one real and stands neither in the draft nor in another thing's surrogate."""
        plain = _plain(made)
        elsewhere = (other for entity, owner, other in self._others if (entity, owner) != (kind, number))
        return (
            len(plain) >= _LEAST
            and plain not in self._draft
            and not any(plain in other for other in elsewhere)
            and not self._manner.is_real(made)
        )

    def derived(self, entries: Iterable[Entry]) -> tuple[Entry, ...]:
        """Surname and given name of every full name: a model will use them alone."""
        entries = tuple(entries)
        taken = {entry.placeholder for entry in entries}
        found: dict[str, Entry] = {}
        for entry in entries:
            person = self._people.get(entry.number) if entry.entity == PERSON else None
            pieces = parted(entry.original, self._manner.readings) if person else None
            if person and pieces and person.surname in entry.placeholder and person.given in entry.placeholder:
                for name, original, part in zip(
                    (person.surname, person.given), pieces, ("surname", "given"), strict=True
                ):
                    if name not in taken:
                        found.setdefault(
                            name, Entry(name, original, PERSON, entry.number, part, 0, Style.SURROGATE, derived=True)
                        )
        return tuple(found.values())


def _plain(text: str) -> str:
    return comparable(normalize(text).text).text
