"""Identifiers, secrets and phrases described in `rules/**/*.yaml`.

A rule costs nothing until its trigger is in the draft: only then is it compiled and run.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, partial
from typing import Any, Self

import regex

from promptguard.detect._interface import Detector, Setup
from promptguard.errors import DetectorError, SourceError, Told
from promptguard.model import NO_LABEL, Hit, RuleId
from promptguard.normalize.fold import normalize
from promptguard.normalize.projection import View
from promptguard.normalize.terms import occurrences
from promptguard.normalize.text import NormalizedText, lower
from promptguard.rulebook.checks import CHECKS
from promptguard.rulebook.compiled import BadExpressionError, Expressions, expressions
from promptguard.rulebook.load import cache_folder
from promptguard.rulebook.macros import parted
from promptguard.rulebook.needles import Places, Words
from promptguard.rulebook.schema import Labels, Rule, Side, ViewName

_SECONDS_PER_RULE = 10.0
"""A rule that takes longer on one draft is a fault of the rule; the draft then counts as not checked."""
UNWATCHED = 4_000
"""Characters of a draft on which the tests have every shipped expression end in a moment.

Up to here those need no clock, which costs more than trying an expression at a place.
"""


@dataclass(frozen=True, slots=True)
class Searched:
    """A text that expressions are tried on, and where in it stands what they demand."""

    text: str
    present: frozenset[str]
    places: Places

    @classmethod
    def of(cls, text: str, expressions: Expressions, seconds: float | None) -> Self:
        """Look for the words; macros are looked for on first need, each for so many seconds at most."""
        lowered = lower(text)

        def places(word: str) -> Sequence[int]:
            if not word.startswith("{{"):
                return tuple(occurrences(lowered, word))
            macro, rest = expressions.parted(word)
            if macro:
                holds_at = _watched_by_clock(rest.match, seconds)
                return tuple(at for at in found(macro) if holds_at(text, at))
            holding = _watched_by_clock(rest.finditer, seconds)
            return tuple(match.start() for match in holding(text, overlapped=True))

        found = cache(places)
        return cls(text, expressions.haystack.present(lowered), found)


def build(setup: Setup) -> Detector:
    """The detector for every rule that is carried out by expressions."""
    rules = tuple(rule for rule in setup.rulebook.rules if rule.detector == "patterns")
    wanted = [pattern for rule in rules for pattern in (*rule.patterns, *rule.exclude)]
    try:
        compiled = expressions(wanted, setup.rulebook.macros, cache_folder())
        return Patterns(rules, compiled, setup.rulebook.shipped)
    except BadExpressionError as error:
        rule = next(rule for rule in rules if _holds(rule, error.pattern))
        source = setup.rulebook.files.get(rule.id, rule.id)
        problem = f"{error}: {error.pattern}"
        told = Told(f"正規表現の誤りです: {problem}", f"not a valid expression: {problem}")
        raise SourceError(source, None, "patterns", told) from None


def _holds(rule: Rule, part: str) -> bool:
    """Whether a part of an expression, or the whole, is of this rule."""
    return any(part in (pattern, *parted(pattern)) for pattern in (*rule.patterns, *rule.exclude))


@dataclass(frozen=True, slots=True)
class Watched:
    """A rule with the words in a draft that bear on it, folded."""

    rule: Rule
    literals: frozenset[str]
    labels: tuple[str, ...]

    @classmethod
    def of(cls, rule: Rule) -> Self:
        """Fold the words."""
        return cls(
            rule, frozenset(map(_folded_phrase, rule.trigger.any)), tuple(map(_folded_phrase, rule.labels.phrases))
        )

    def may_hit(self, present: frozenset[str], longest: int) -> bool:
        """Whether there can be a hit in a draft with these words and so many digits in its longest number."""
        if self.literals.isdisjoint(present) and not 0 < self.rule.trigger.digits <= longest:
            return False
        worth = self.rule.worth
        return worth.shape is not None or worth.check is not None or not present.isdisjoint(self.labels)


@dataclass(frozen=True)  # no slots: the words are gathered once
class Patterns:
    """Runs the rules whose trigger occurs."""

    rules: tuple[Rule, ...]
    expressions: Expressions
    shipped: frozenset[RuleId] = frozenset()
    name: str = "patterns"

    @cached_property
    def _watched(self) -> tuple[Watched, ...]:
        return tuple(map(Watched.of, self.rules))

    @cached_property
    def _words(self) -> Words:
        return Words.of(word for each in self._watched for word in (*each.literals, *each.labels))

    def detect(self, text: NormalizedText) -> Iterator[Hit]:
        """Hits of all rules, rule by rule."""
        longest = _longest_number(text)
        present = self._words.present(text.lowered)
        searched = cache(lambda each: Searched.of(each, self.expressions, self._seconds(each)))
        for watched in self._watched:
            if watched.may_hit(present, longest):
                said = tuple(label for label in watched.labels if label in present)
                yield from self._hits(watched.rule, said, text, searched)

    def _hits(
        self, rule: Rule, said: tuple[str, ...], text: NormalizedText, searched: Callable[[str], Searched]
    ) -> Iterator[Hit]:
        """Hits of one rule, of whose labels some are said in the draft."""
        seen: set[tuple[int, int]] = set()
        for view, strict in _views(rule, text):
            for start, end, value in self._matches(rule, view, searched(view.text)):
                if (start, end) not in seen:
                    seen.add((start, end))
                    if not self._excluded(rule, value):
                        gap = _label_gap(rule.labels, said, text, start, end)
                        yield from _judged(rule, (start, end, value), gap, strict=strict)

    def _seconds(self, text: str, rule: Rule | None = None) -> float | None:
        """How long an expression of a rule, or a macro, may take on a text; None for as long as it likes."""
        known = rule.id in self.shipped if rule else bool(self.shipped)
        return None if known and len(text) <= UNWATCHED else _SECONDS_PER_RULE

    def _excluded(self, rule: Rule, value: str) -> bool:
        every = map(self.expressions.get, rule.exclude)
        seconds = self._seconds(value, rule)
        try:
            return any(_watched_by_clock(expression.fullmatch, seconds)(value) for expression in every)
        except TimeoutError:
            raise _too_slow(rule) from None

    def _matches(self, rule: Rule, view: View, searched: Searched) -> Iterator[tuple[int, int, str]]:
        """Start, end (folded coordinates) and value of every match in a view."""
        for pattern in rule.patterns:
            if not self.expressions.haystack.may_match(pattern, searched.present):
                continue
            try:
                for match in self._tried(pattern, searched, self._seconds(searched.text, rule)):
                    named = "value" in match.re.groupindex and match.start("value") >= 0
                    group: Any = "value" if named else 0
                    value = match[group].strip()
                    if value:
                        start = match.start(group) + match[group].index(value)
                        yield *view.source_range(start, start + len(value)), value
            except TimeoutError:
                raise _too_slow(rule) from None

    def _tried(self, pattern: str, searched: Searched, seconds: float | None) -> Iterator[regex.Match[str]]:
        """Every match of an expression; none overlaps the one before."""
        macro, expression = self.expressions.parted(pattern)
        text = searched.text
        haystack = self.expressions.haystack
        starts = (
            searched.places(macro) if macro else haystack.starts(pattern, searched.present, searched.places, len(text))
        )
        if starts is None:
            yield from _watched_by_clock(expression.finditer, seconds)(text)
            return
        try_at, behind = _watched_by_clock(expression.match, seconds), 0
        for start in starts:
            if start >= behind and (match := try_at(text, start)):
                yield match
                behind = match.end()


def _watched_by_clock(search: Callable[..., Any], seconds: float | None) -> Callable[..., Any]:
    """A method of an expression, given so many seconds; as it is for None: just to say so costs more than a try."""
    return search if seconds is None else partial(search, timeout=seconds)


def _too_slow(rule: Rule) -> DetectorError:
    return DetectorError(f"rule {rule.id} took longer than {_SECONDS_PER_RULE:.0f} s")


def _longest_number(text: NormalizedText) -> int:
    """Most digits in one number of any view, separators aside."""
    return max(
        (sum(c.isdigit() for c in m[0]) for m in regex.finditer(r"[0-9][0-9 ・./()-]*", text.joined.text)), default=0
    )


def _views(rule: Rule, text: NormalizedText) -> Iterator[tuple[View, bool]]:
    """The views to read; in the strict ones, numbers are joined over gaps and shape alone is no evidence."""
    if rule.view is ViewName.TEXT:
        yield View(text.text), False
        return
    yield text.numbers, False
    for view in text.closed:
        yield view, True


def _judged(rule: Rule, match: tuple[int, int, str], gap: int, *, strict: bool) -> Iterator[Hit]:
    """The hit that a match so far from its label is worth; none where its evidence does not suffice."""
    start, end, value = match
    checked = rule.check is not None and CHECKS[rule.check.name](value, rule.check.numbers)
    if rule.check and rule.check.required and not checked:
        return
    confidence = rule.worth.of(labelled=gap < NO_LABEL, checked=checked)
    if confidence is None or (strict and gap == NO_LABEL and not checked):
        return
    yield Hit(rule.id, rule.entity, rule.category, confidence, start, end, gap)


def _label_gap(labels: Labels, said: tuple[str, ...], text: NormalizedText, start: int, end: int) -> int:
    """Characters between the value and the nearest label that is said; `NO_LABEL` where none stands within reach."""
    gap = NO_LABEL
    header = lower(text.layout.header(start)) if said else ""
    for phrase in said:
        if header and _find(header, phrase, 0, len(header)) >= 0:
            return 0
        if labels.side is not Side.AFTER:
            at = _find_last(text.lowered, phrase, max(0, start - labels.within), start)
            gap = min(gap, start - at - len(phrase)) if at >= 0 else gap
        if labels.side is not Side.BEFORE:
            at = _find(text.lowered, phrase, end, end + labels.within)
            gap = min(gap, at - end) if at >= 0 else gap
    return gap


@cache
def _folded_phrase(phrase: str) -> str:
    return lower(normalize(phrase).text)


def _find(text: str, phrase: str, start: int, end: int) -> int:
    at = text.find(phrase, start, end)
    while at >= 0 and not _stands_alone(text, phrase, at):
        at = text.find(phrase, at + 1, end)
    return at


def _find_last(text: str, phrase: str, start: int, end: int) -> int:
    """The last occurrence before `end` that no blank line separates from it."""
    blank = text.rfind("\n\n", start, end)
    start = blank + 2 if blank >= 0 else start
    at = text.rfind(phrase, start, end)
    while at >= 0 and not _stands_alone(text, phrase, at):
        at = text.rfind(phrase, start, at + len(phrase) - 1)
    return at


def _stands_alone(text: str, phrase: str, at: int) -> bool:
    """Latin labels must not be part of a longer Latin word: `pin` is not in `shopping`."""
    end = at + len(phrase)
    before, after = text[at - 1 : at], text[end : end + 1]
    return not (
        (phrase[0].isascii() and phrase[0].isalpha() and before.isascii() and before.isalpha())
        or (phrase[-1].isascii() and phrase[-1].isalpha() and after.isascii() and after.isalpha())
    )
