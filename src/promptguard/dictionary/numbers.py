"""The company's own number forms (`patterns` of a dictionary file) → `Rule`."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Any

import regex

from promptguard.dictionary.spoken import CATEGORIES, CONFIDENCES, entity_of
from promptguard.errors import Told
from promptguard.model import Category, Confidence, Entity, RuleId
from promptguard.rulebook.fields import Fields
from promptguard.rulebook.load import build_examples, build_patterns, refuse_boundaries
from promptguard.rulebook.schema import Examples, Labels, Rule, Trigger, Words, Worth

_FIELDS = frozenset(
    ["regex", "labels", "category", "entity", "name", "confidence", "exclude", "examples"]
)  # fmt: skip
_ALONE = r"(?<![0-9A-Za-z])(?:{})(?![0-9A-Za-z])"
_ALWAYS = Trigger(any=("",))
_NAME: Words = MappingProxyType({"ja": "会社で使っている番号", "en": "Number that the company uses"})
_ADVICE: Words = MappingProxyType(
    {
        "ja": "番号は消すか、「番号A」のように書き換えてください。",
        "en": 'Remove the number, or write "number A" instead.',
    }
)


def build_number(fields: Fields, default: Category | None, rule: RuleId) -> Rule:
    """One number form.

    Raises:
        SourceError: a field is wrong, or the expression is none.
    """
    fields.known(_FIELDS)
    category = fields.choice("category", Category, default, CATEGORIES)
    labels = fields.texts("labels")
    level = fields.level("confidence", Confidence, CONFIDENCES) if "confidence" in fields.data else Confidence.CERTAIN
    entity = Entity(fields.text("entity", _entity(category)))
    exclude, examples = build_patterns(fields, "exclude"), build_examples(fields.sub("examples"))
    return _rule(rule, entity, category, _name(fields, labels), level, _expression(fields), labels, exclude, examples)


def numbered(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """Number forms under ids of their own: `dictionary-pattern-1` and on."""
    return tuple(replace(rule, id=RuleId(f"dictionary-pattern-{number}")) for number, rule in enumerate(rules, 1))


def number_to(rule: Rule) -> list[Any]:
    """Such a rule as plain data."""
    level, examples = rule.worth.label or Confidence.CERTAIN, [rule.examples.match, rule.examples.miss]
    name = "" if rule.name == _NAME else rule.name["ja"]
    return [
        rule.id,
        rule.entity,
        rule.category,
        name,
        level,
        rule.patterns[0],
        rule.labels.phrases,
        rule.exclude,
        examples,
    ]


def number_from(data: Sequence[Any]) -> Rule:
    """The rule again."""
    rule, entity, category, name, level, pattern, labels, exclude, examples = data
    match, miss = map(tuple, examples)
    return _rule(
        RuleId(rule), Entity(entity), Category(category), name, Confidence(level), pattern, tuple(labels),
        tuple(exclude), Examples(match, miss),
    )  # fmt: skip


def _rule(  # noqa: PLR0913, PLR0917 - what the fields of a number form come to
    rule: RuleId, entity: Entity, category: Category, name: str, level: Confidence, pattern: str,
    labels: tuple[str, ...], exclude: tuple[str, ...], examples: Examples,
) -> Rule:  # fmt: skip
    return Rule(
        id=rule,
        entity=entity,
        category=category,
        name=MappingProxyType({"ja": name, "en": name}) if name else _NAME,
        advice=_ADVICE,
        worth=Worth(None if labels else level, level, None, level),
        patterns=(pattern,),
        trigger=Trigger(any=labels) if labels else _ALWAYS,
        labels=Labels(labels),
        exclude=exclude,
        examples=examples,
    )


def _entity(category: Category) -> Entity:
    """A number of a person identifies, but is no name."""
    return Entity("PERSONAL_ID") if category is Category.PERSONAL else entity_of(category)


def _name(fields: Fields, labels: tuple[str, ...]) -> str:
    """What people call it: its name, or its first label; "" where it has neither."""
    return fields.text("name") if "name" in fields.data else next(iter(labels), "")


def _expression(fields: Fields) -> str:
    """The expression, so that it matches no piece of a longer code."""
    pattern = fields.whole("regex")
    refuse_boundaries(fields, "regex", pattern)
    try:
        if regex.compile(pattern).match(""):
            raise fields.error("regex", _MATCHES_NOTHING)
    except regex.error as error:
        raise fields.error(
            "regex", Told(f"正規表現の誤りです（{error}）。", f"not a valid expression ({error}).")
        ) from None
    return _ALONE.format(pattern)


_MATCHES_NOTHING = Told(
    "何も書いていない所にも当たります。文字を一つ以上含む形にしてください。",
    "it matches where nothing is written; it must take at least one character.",
)
