r"""What a rule may say. One YAML under `rules/` is one `Rule`, one `Context` or the policy.

Fields of a rule (see `rules/identifiers/my_number.yaml` for a model):

- `id`, `entity`, `category`; `name` and `advice`, each in `ja` and `en`.
- `patterns`: regular expressions of the `regex` module, a long one as a list of its parts in a row; a group
  named `value` narrows the finding;
  `{{name}}` is a part from `rules/macros/`.
  `\b`, `\w`, `\W` are refused: kanji and kana are word characters, so they misfire in Japanese.
- `view`: `text` (folded; default) or `numbers` (also kanji, spoken and misread numerals as digits).
- `confidence`: one level, or `{shape, label, check, both}`, each `none`, `weak`, `likely` or `certain`:
  what shape alone, a label near by, a passed check, and both are worth. A missing level is that of `shape`.
- `check`: `{name, …numbers}` from `checks`; with `required: true` a failed check drops the match.
- `labels`: `{phrases, within, side}`: looked for within so many characters `before`, `after` or on `both` sides
  of the value, and in the header of its table column.
- `exclude`: expressions; a value that one of them matches in full is dropped (documented placeholders).
- `needs`: ids of contexts, all of which must hold (see `Context`).
- `trigger`: `{digits: n}` or `{any: [literals]}`; without it the labels are the trigger.
- `detector`: only for a rule that a module of `detect/` carries out in code; it then has no patterns.
- `examples`: `{match, miss}`, the proof that the tests and `promptguard rules check` run.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from types import MappingProxyType

from promptguard.model import Action, Category, Confidence, Entity, RuleId

Words = Mapping[str, str]
"""One text in each language: `ja` and `en`."""


class Side(StrEnum):
    """Where a label is looked for."""

    BEFORE = "before"
    AFTER = "after"
    BOTH = "both"


class ViewName(StrEnum):
    """Which view of the draft a rule reads."""

    TEXT = "text"
    NUMBERS = "numbers"


@dataclass(frozen=True, slots=True)
class Labels:
    """Phrases that raise a match, and how far away (characters of the folded text) they count."""

    phrases: tuple[str, ...] = ()
    within: int = 20
    side: Side = Side.BOTH


@dataclass(frozen=True, slots=True)
class Worth:
    """What each kind of evidence makes of a match; None: not a finding."""

    shape: Confidence | None
    label: Confidence | None
    check: Confidence | None
    both: Confidence | None

    def of(self, *, labelled: bool, checked: bool) -> Confidence | None:
        """The confidence of a match with this evidence."""
        if labelled:
            return self.both if checked else self.label
        return self.check if checked else self.shape


@dataclass(frozen=True, slots=True)
class CheckCall:
    """A check by name, with the numbers of the rule."""

    name: str
    numbers: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))
    required: bool = False


@dataclass(frozen=True, slots=True)
class Examples:
    """A rule's own proof."""

    match: tuple[str, ...] = ()
    miss: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Trigger:
    """What must be in the text before the rule is compiled at all."""

    digits: int = 0
    any: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing to find; the fields are described above."""

    id: RuleId
    entity: Entity
    category: Category
    name: Words
    advice: Words
    worth: Worth
    patterns: tuple[str, ...]
    trigger: Trigger
    view: ViewName = ViewName.TEXT
    check: CheckCall | None = None
    labels: Labels = Labels()
    exclude: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    examples: Examples = Examples()
    detector: str = "patterns"


@dataclass(frozen=True, slots=True)
class Context:
    """What must stand near a match that means nothing alone: a person, a deal. One YAML under `rules/contexts/`.

    Holds when a finding of one of `entities`, or one of `phrases`, stands within `within` characters, and none of
    `against` does within `against_within`; one without entities and phrases holds unless `against` speaks. `lists`
    are named word lists for detectors (honorifics, titles, …).
    """

    id: str
    entities: tuple[Entity, ...] = ()
    phrases: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    within: int = 200
    against_within: int = 60
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Policy:
    """What to do with a finding of a category and confidence, and with a failure."""

    actions: Mapping[tuple[Category, Confidence], Action]
    on_failure: Action = Action.BLOCK


@dataclass(frozen=True)  # no slots: the index is made once
class Rulebook:
    """All rules, contexts and the policy that apply, in order of their ids; `files` says where each rule stands.

    `shipped` are the rules that travel with the package, as it has them: the tests know how long they take.
    """

    rules: tuple[Rule, ...]
    contexts: Mapping[str, Context]
    macros: Mapping[str, str]
    policy: Policy
    files: Mapping[RuleId, Path] = field(default_factory=lambda: MappingProxyType({}))
    shipped: frozenset[RuleId] = frozenset()

    @cached_property
    def by_id(self) -> Mapping[RuleId, Rule]:
        """The rules by their ids."""
        return MappingProxyType({rule.id: rule for rule in self.rules})
