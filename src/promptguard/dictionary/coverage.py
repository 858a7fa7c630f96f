"""Which kinds of local knowledge a company has not given at all: the holes through which a leak would come."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

import regex

from promptguard.dictionary.schema import Dictionary
from promptguard.model import Category

_DOMAIN = regex.compile(r"(?:^|[@.])[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*\.[A-Za-z]{2,}$")


class Knowledge(StrEnum):
    """What only the company can tell."""

    COMPANY = "company"
    CLIENTS = "clients"
    PROJECTS = "projects"
    INTERNAL = "internal"
    STAFF = "staff"
    NUMBERS = "numbers"
    DOMAIN = "domain"


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of one kind is registered; nothing is a hole."""

    kind: Knowledge
    count: int


def coverage(
    counts: Mapping[Category, int], dictionary: Dictionary, names: int, public: Iterable[str]
) -> Iterator[Coverage]:
    """Every kind, with its count.

    `counts` are the entries of each category, sealed ones included; `names` how many names the company has given for
    itself, `public` what its settings allow.
    """
    terms = [form for entry in dictionary.entries for form in entry.forms]
    terms += [*public, *(allowed.term for allowed in dictionary.allow)]
    known = {kind: counts.get(category, 0) for kind, category in _KINDS.items()} | {
        Knowledge.COMPANY: names,
        Knowledge.NUMBERS: len(dictionary.rules),
        Knowledge.DOMAIN: counts.get(Category.NETWORK, 0) or sum(bool(_DOMAIN.search(term)) for term in terms),
    }
    yield from (Coverage(kind, known[kind]) for kind in Knowledge)


_KINDS = {
    Knowledge.CLIENTS: Category.CLIENT,
    Knowledge.PROJECTS: Category.PROJECT,
    Knowledge.INTERNAL: Category.INTERNAL,
    Knowledge.STAFF: Category.PERSONAL,
}
