"""What a company's dictionary may say. One YAML file is one `Source`; all files together are the `Dictionary`.

Fields of a file (see `examples/dictionary/` for models); at least one of `entries`, `patterns` and `allow`:

- `category`: for every entry and pattern that does not say otherwise; `owner`, `note`: for people.
- `entries`: each a text, or a mapping with
  `term` (as it is written officially), `category`, `aliases` (other names of the same thing), `reading` (kana; found
  in kana and in Hepburn and Kunrei romaji, too), `since` and `until` (first and last day on which the entry counts,
  YYYY-MM-DD), `action` (in place of what the policy asks), `confidence` (default: certain), `whole_word` (default:
  true; false finds the term inside longer words as well), `note`, `placeholder` (the word that masking puts there).
- `patterns`: the company's own number forms, each a mapping with
  `regex` (a text, or its parts in a row), `labels` (with them, the number counts only where one of them stands near),
  `category`, `entity`, `name`, `confidence` (default: certain), `exclude` (expressions of values that do not count) and
  `examples: {match, miss}`, its proof. A pattern becomes a `Rule` and is carried out as the shipped ones are; a
  letter or digit beside the match makes it a part of something longer, which does not count.
- `allow`: what is public or harmless, each a text or a mapping with `term`, `who`, `when` (a day) and `why`.
- `examples: {match, miss}`: sentences in which something of this file must be found, or nothing of it.
"""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from promptguard.model import Action, Category, Confidence
from promptguard.rulebook.schema import Examples, Rule


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is written: a file, and the line (from one) on which it starts."""

    file: Path
    line: int


NOWHERE = Place(Path(), 0)
"""The place of what is made in code."""
_UNPROVEN = Examples()


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing only this company knows, with every form in which its admin listed it."""

    category: Category
    term: str
    aliases: tuple[str, ...] = ()
    reading: str = ""
    since: date | None = None
    until: date | None = None
    action: Action | None = None
    confidence: Confidence = Confidence.CERTAIN
    whole_word: bool = True
    note: str = ""
    placeholder: str = ""
    place: Place = field(default=NOWHERE, compare=False)

    @property
    def forms(self) -> tuple[str, ...]:
        """Term and aliases."""
        return (self.term, *self.aliases)

    def counts_on(self, day: date) -> bool:
        """Whether the entry is to be found on a day; both `since` and `until` are included."""
        return (self.since or day) <= day <= (self.until or day)


@dataclass(frozen=True, slots=True)
class Allowed:
    """What is never a finding, in any spelling, and who decided that, when and why."""

    term: str
    who: str = ""
    when: date | None = None
    why: str = ""
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Source:
    """One file: whose it is, and the sentences that prove it."""

    path: Path
    category: Category | None = None
    owner: str = ""
    note: str = ""
    examples: Examples = _UNPROVEN


@dataclass(frozen=True, slots=True)
class Dictionary:
    """All that the company's files say, in the order of files and lines."""

    entries: tuple[Entry, ...] = ()
    rules: tuple[Rule, ...] = ()
    """The company's own number forms; `labels`, `patterns` and `examples` are those of its `patterns`."""
    allow: tuple[Allowed, ...] = ()
    sources: tuple[Source, ...] = ()
