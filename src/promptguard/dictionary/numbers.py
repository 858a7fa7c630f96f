"""The company's own number forms (`patterns` of a dictionary file) → `Rule`."""

from types import MappingProxyType

import regex

from promptguard.dictionary.spoken import CATEGORIES, CONFIDENCES, entity_of
from promptguard.errors import Told
from promptguard.model import Category, Confidence, Entity, RuleId
from promptguard.rulebook.fields import Fields
from promptguard.rulebook.load import build_examples, build_patterns, refuse_boundaries
from promptguard.rulebook.schema import Labels, Rule, Trigger, Words, Worth

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
    return Rule(
        id=rule,
        entity=Entity(fields.text("entity", _entity(category))),
        category=category,
        name=_named(fields, labels),
        advice=_ADVICE,
        worth=Worth(None if labels else level, level, None, level),
        patterns=(_expression(fields),),
        trigger=Trigger(any=labels) if labels else _ALWAYS,
        labels=Labels(labels),
        exclude=build_patterns(fields, "exclude"),
        examples=build_examples(fields.sub("examples")),
    )


def _entity(category: Category) -> Entity:
    """A number of a person identifies, but is no name."""
    return Entity("PERSONAL_ID") if category is Category.PERSONAL else entity_of(category)


def _named(fields: Fields, labels: tuple[str, ...]) -> Words:
    """What people call it: its name, its first label, or just a number."""
    name = fields.text("name") if "name" in fields.data else next(iter(labels), "")
    return MappingProxyType(dict.fromkeys(("ja", "en"), name)) if name else _NAME


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
