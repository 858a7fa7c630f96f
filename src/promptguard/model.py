"""The nouns. All frozen; none of them ever holds text of the draft."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import NewType

RuleId = NewType("RuleId", str)
Entity = NewType("Entity", str)
"""What was found: Presidio's name where it has one, `JP_…` for what is Japanese."""


class Category(StrEnum):
    """What a policy names, and what the law or the company cares about. A closed list."""

    PERSONAL = "personal"
    MY_NUMBER = "my_number"
    SPECIAL_CARE = "special_care"
    PERSONNEL = "personnel"
    CREDENTIAL = "credential"
    CLIENT = "client"
    PROJECT = "project"
    INTERNAL = "internal"
    DEAL = "deal"
    MARKING = "marking"
    NETWORK = "network"


class Confidence(IntEnum):
    """How sure we are: shape alone, then label or frame, then check digit with label or the dictionary."""

    WEAK = 1
    LIKELY = 2
    CERTAIN = 3


class Action(IntEnum):
    """What a policy asks for; a report's action is the strictest of its findings' and failures'."""

    ALLOW = 0
    WARN = 1
    MASK = 2
    BLOCK = 3


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range of code points of the draft as the person typed it."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Registered:
    """What the company's dictionary says of the entry behind a hit. Never the term: safe to log, send and pickle.

    All written forms of one thing have the same `entry`, a number within the dictionaries that are in use. `action`
    goes before the policy; `placeholder` is the word that masking puts in its place ("" where none was chosen).
    """

    entry: int
    action: Action | None = None
    placeholder: str = ""


NO_LABEL = 1_000
"""`Hit.gap` of a hit that no label stands near."""


@dataclass(frozen=True, slots=True)
class Hit:
    """What a detector yields, in coordinates of the folded text.

    `gap` is the distance in characters to the label that raised it (0: the label touches); of two
    readings of the same characters the one whose label is nearer wins. `needs` are contexts that must hold for
    this very hit, besides those of its rule.
    """

    rule: RuleId
    entity: Entity
    category: Category
    confidence: Confidence
    start: int
    end: int
    gap: int = NO_LABEL
    registered: Registered | None = None
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """A hit placed in the draft. Never the matched text: safe to log, send and pickle.

    `action` is what the policy asks for; until `judge` has spoken it is the strictest.
    """

    rule: RuleId
    entity: Entity
    category: Category
    confidence: Confidence
    span: Span
    action: Action = Action.BLOCK
    registered: Registered | None = None


@dataclass(frozen=True, slots=True)
class Failure:
    """A detector that could not finish. Data, not an exception: the policy decides what follows."""

    detector: str
    reason: str


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of one draft; findings in order of their place."""

    findings: tuple[Finding, ...]
    failures: tuple[Failure, ...]
    action: Action
