"""`promptguard explain`: what a finding is, why it matters, what to write instead, and what the policy asks."""

from collections.abc import Iterator, Mapping, Sequence

import click

from promptguard.frontends.cli.session import Session, in_session
from promptguard.frontends.cli.speaking import Speaking
from promptguard.frontends.cli.wrong import WrongCallError
from promptguard.model import Category, Confidence
from promptguard.report.wording import Wording
from promptguard.rulebook.schema import Policy, Rule

_EXAMPLES = 3
_NEAR = 3


@click.command(cls=Speaking)
@click.argument("name")
@in_session
def command(session: Session, name: str) -> int:
    """Explain an entity, a rule or a category."""
    rulebook, words = session.scanner.rulebook, session.wording
    meant = _meant(name, words)
    rules = [rule for rule in rulebook.rules if meant & _called(rule)]
    categories = [rule.category for rule in rules] or [category for category in Category if category in meant]
    if not categories:
        near = words.text("explain", "joint").join(_near(name, words, rulebook.rules))
        raise WrongCallError("like_name" if near else "unknown_name", name=name, near=near)
    lines = [
        *_about(
            categories[0],
            _title(categories[0], rules, words),
            rulebook.policy,
            words,
            advised=categories[0] not in meant,
        )
    ]
    for rule in rules:
        lines += ["", *_rule(rule, words)]
    click.echo("\n".join(lines))
    return 0


def _title(category: Category, rules: Sequence[Rule], words: Wording) -> str:
    """The category, behind the entity if it is only one that is explained."""
    title = words.text("categories", category, "name")
    entities = {words.words.get(rule.entity, title) for rule in rules} or {title}
    if entities == {title} or len(entities) > 1:
        return title
    return words.text("explain", "title", entity=entities.pop(), category=title)


def _meant(name: str, words: Wording) -> frozenset[str]:
    """What a name may stand for: itself, and the entities and categories that are called so in either language."""
    plain = name.strip().casefold().removeprefix("dictionary-")
    entities: Mapping[str, Mapping[str, str]] = words.tree["entities"]
    categories = {key: each["name"] for key, each in words.tree["categories"].items()}
    said = {plain} | {word.casefold() for word in entities.get(plain.upper(), {}).values()}
    keys = {
        key.casefold()
        for key, names in (*entities.items(), *categories.items())
        if said & {form for word in names.values() for form in _forms(word)}
    }
    return frozenset({plain, name.strip().casefold()} | keys)


def _forms(word: str) -> set[str]:
    """A name with and without what it has in brackets."""
    plain = word.casefold()
    return {plain, plain.partition("（")[0], plain.partition(" (")[0]}


def _near(name: str, words: Wording, rules: Sequence[Rule]) -> Sequence[str]:
    """Names that hold the one that was asked for, or look like it; the shortest first."""
    from difflib import get_close_matches

    entities: Mapping[str, Mapping[str, str]] = words.tree["entities"]
    forms = {word[words.language].partition("（")[0]: None for word in entities.values()}
    known = sorted({*forms, *(rule.id for rule in rules)}, key=lambda form: (len(form), form))
    asked = name.strip().casefold()
    held = [form for form in known if asked and asked in form.casefold()]
    return (held or get_close_matches(asked, known))[:_NEAR]


def _called(rule: Rule) -> set[str]:
    return {rule.id.casefold(), rule.entity.casefold(), str(rule.category), *map(str.casefold, rule.name.values())}


def _about(category: Category, title: str, policy: Policy, words: Wording, *, advised: bool) -> Iterator[str]:
    """What the law or the company cares about, and what the policy asks; `advised`: the rules give advice."""
    yield title
    yield words.text("explain", "why", text=words.text("categories", category, "why"))
    if not advised:
        yield words.text("explain", "instead", text=words.text("categories", category, "instead"))
    actions = (
        words.text(
            "explain",
            "level",
            confidence=words.text("confidences", level.name.lower()),
            action=words.text("actions", policy.actions[category, level].name.lower()),
        )
        for level in Confidence
    )
    yield words.text("explain", "policy", levels=words.text("explain", "joint").join(actions))


def _rule(rule: Rule, words: Wording) -> Iterator[str]:
    yield words.text("explain", "rule", name=rule.name[words.language], id=rule.id, entity=rule.entity)
    yield f"  {words.text('explain', 'instead', text=rule.advice[words.language])}"
    if rule.labels.phrases:
        yield f"  {words.text('explain', 'labels', within=rule.labels.within, labels=', '.join(rule.labels.phrases))}"
    for key, examples in (("match", rule.examples.match), ("miss", rule.examples.miss)):
        for example in examples[:_EXAMPLES]:
            yield f"  {words.text('explain', key, example=' ⏎ '.join(example.splitlines()))}"
