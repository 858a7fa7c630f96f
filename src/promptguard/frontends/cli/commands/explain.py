"""`promptguard explain`: what a finding is, why it matters, what to write instead, and what the policy asks."""

from collections.abc import Iterator

import click

from promptguard.errors import UsageProblemError
from promptguard.frontends.cli.session import Session, in_session
from promptguard.frontends.cli.speaking import Speaking
from promptguard.model import Category, Confidence
from promptguard.report.wording import Wording
from promptguard.rulebook.schema import Policy, Rule

_EXAMPLES = 3


@click.command(cls=Speaking)
@click.argument("name", metavar="ENTITY|RULE")
@in_session
def command(session: Session, name: str) -> int:
    """Explain an entity, a rule or a category."""
    rulebook, words = session.scanner.rulebook, session.wording
    plain = name.lower()
    found = [rule for rule in rulebook.rules if plain in (rule.id.lower(), rule.entity.lower(), rule.category)]
    category = found[0].category if found else _category(name)
    lines = [*_about(category, name, rulebook.policy, words)]
    for rule in found:
        lines += ["", *_rule(rule, words)]
    click.echo("\n".join(lines))
    return 0


def _category(name: str) -> Category:
    """The category of what the dictionary finds: its rules are called `dictionary-CATEGORY`."""
    plain = name.lower().removeprefix("dictionary-")
    if plain not in set(Category):
        raise UsageProblemError(f"ありません。rules list で確かめられます / unknown, see `rules list`: {name}")
    return Category(plain)


def _about(category: Category, name: str, policy: Policy, words: Wording) -> Iterator[str]:
    """What the law or the company cares about, and what the policy asks."""
    title = words.text("categories", category, "name")
    entity = words.words.get(name.upper(), title)
    yield title if entity == title else words.text("explain", "title", entity=entity, category=title)
    yield words.text("explain", "why", text=words.text("categories", category, "why"))
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
