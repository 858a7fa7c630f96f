r"""A company's Presidio recognisers without code, read as rules: no Presidio is loaded to carry them out.

The format is that of Presidio's `recognizers:` files (presidio-analyzer 2.2, "no-code pattern recognizers"): `name`,
`supported_entity`, `patterns` of `name`, `regex` and `score`, `deny_list`, `context`. What differs is what Japanese
needs: `\b`, `\w` and `\d` mean ASCII, so that they hold beside kanji and kana, and context is a phrase near by.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from promptguard.errors import Told
from promptguard.model import Category, Confidence, Entity, RuleId
from promptguard.rulebook.fields import Fields
from promptguard.rulebook.schema import Labels, Rule, Trigger, Words, Worth

RECOGNIZERS = "recognizers"
_FILE_FIELDS = frozenset([RECOGNIZERS, "supported_languages", "global_regex_flags"])
_FIELDS = frozenset(
    ["name", "supported_entity", "supported_entities", "supported_language", "supported_languages", "patterns",
     "deny_list", "deny_list_score", "context", "type", "enabled"]
)  # fmt: skip
_LIKELY, _CERTAIN = 0.4, 0.85
_CONTEXT_ADDS = 0.35
"""What a context word adds to a score (Presidio's `context_similarity_factor`)."""
_CONTEXT_REACH = 20
_ALWAYS = Trigger(0, ("",))
_ADVICE: Words = MappingProxyType(
    {
        "ja": "会社の決まりで、そのまま送らないことになっています。一般的な言葉に書き換えるか、消してください。",
        "en": "Your company does not want this to be sent as it is. Write a general word instead, or leave it out.",
    }
)


def confidence_of(score: float) -> Confidence:
    """What a score of Presidio, from 0 to 1, is worth."""
    return Confidence.CERTAIN if score >= _CERTAIN else Confidence.LIKELY if score >= _LIKELY else Confidence.WEAK


def foreign_rule(identity: str, name: str, entity: str, category: Category, worth: Worth) -> Rule:
    """The rule that speaks for a recogniser of Presidio in reports."""
    names = MappingProxyType({"ja": name, "en": name})
    return Rule(RuleId(identity), Entity(entity), category, names, _ADVICE, worth, (), Trigger())


def rules_of_recognizers(fields: Fields, categories: Mapping[str, Category]) -> Iterator[Rule]:
    """The rules that a file of recognisers stands for: one for each pattern, one for each list of words.

    `categories` says what the law or the company cares about in entities that are known; others are personal.

    Raises:
        SourceError: a recogniser is none of Presidio's no-code kind, or something in it is wrong.
    """
    fields.known(_FILE_FIELDS)
    listed = Fields(fields.path, dict(enumerate(fields.data[RECOGNIZERS] or ())), (*fields.at, RECOGNIZERS))
    for index in listed.data:
        one = Fields.of(fields.path, listed.data[index], (*listed.at, index)).known(_FIELDS)
        if one.data.get("type", "custom") != "custom" or not (one.data.get("patterns") or one.data.get("deny_list")):
            told = Told(
                "patterns か deny_list のあるものだけを読めます。コードの認識器については docs/presidio.md へ。",
                "only those with `patterns` or a `deny_list` can be read; for code see docs/presidio.md.",
            )
            raise one.error("type", told)
        if one.data.get("enabled", True):
            yield from _rules_of(one, categories)


def _rules_of(fields: Fields, categories: Mapping[str, Category]) -> Iterator[Rule]:
    name = fields.text("name")
    entities = fields.texts("supported_entities")
    entity = entities[0] if entities else fields.text("supported_entity")
    category = categories.get(entity, Category.PERSONAL)
    phrases = fields.texts("context")
    for number, (pattern, score) in enumerate(_patterns(fields), start=1):
        worth = _worth(score, labelled=bool(phrases))
        rule = foreign_rule(f"presidio-{_slug(name)}-{number}", name, entity, category, worth)
        yield Rule(
            rule.id, rule.entity, category, rule.name, rule.advice, worth, (pattern,), _ALWAYS,
            labels=Labels(phrases, _CONTEXT_REACH),
        )  # fmt: skip


def _patterns(fields: Fields) -> Iterator[tuple[str, float]]:
    listed = Fields(fields.path, dict(enumerate(fields.data.get("patterns") or ())), (*fields.at, "patterns"))
    for index in listed.data:
        one = Fields.of(fields.path, listed.data[index], (*listed.at, index)).known({"name", "regex", "score"})
        yield f"(?ais){one.text('regex')}", _score(one, "score", None)
    words = fields.texts("deny_list")
    if words:
        yield f"(?ais){_any_of(words)}", _score(fields, "deny_list_score", 1.0)


def _any_of(words: Iterable[str]) -> str:
    """Words that are not a piece of a longer ASCII word; beside kanji and kana they count."""
    longest_first = sorted(words, key=len, reverse=True)
    return rf"(?<![0-9A-Za-z_])(?:{'|'.join(map(re.escape, longest_first))})(?![0-9A-Za-z_])"


def _score(fields: Fields, key: str, default: float | None) -> float:
    value = fields.data.get(key, default)
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        raise fields.error(key, Told("0 から 1 までの数を書いてください。", "expected a number from 0 to 1."))
    return float(value)


def _worth(score: float, *, labelled: bool) -> Worth:
    alone = confidence_of(score)
    near = confidence_of(min(1.0, score + _CONTEXT_ADDS)) if labelled else alone
    return Worth(alone, near, alone, near)


def _slug(name: str) -> str:
    return re.sub(r"[^0-9a-z぀-鿿]+", "-", name.lower()).strip("-")
