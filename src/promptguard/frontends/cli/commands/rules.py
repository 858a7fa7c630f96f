"""`promptguard rules`: the rules that apply, one of them in full, and whether they do what they say."""

from collections.abc import Iterator, Mapping
from dataclasses import fields
from enum import Enum

import click

from promptguard.errors import UsageProblemError
from promptguard.frontends.cli.session import Session, in_session
from promptguard.frontends.cli.speaking import Speaking, SpeakingGroup
from promptguard.model import RuleId
from promptguard.proof import disproofs
from promptguard.report.naming import rule_of
from promptguard.report.wording import LANGUAGES

_UNPROVEN = 3


@click.group(cls=SpeakingGroup)
@click.option("--lang", type=click.Choice(LANGUAGES), expose_value=False)
def command() -> None:
    """Look at the rules."""


@command.command(name="list", cls=Speaking)
@in_session
def list_(session: Session) -> int:
    """One line for each rule: id, entity, category, name."""
    for rule in session.scanner.rulebook.rules:
        click.echo(f"{rule.id:<36} {rule.entity:<24} {rule.category:<13} {rule.name[session.wording.language]}")
    return 0


@command.command(cls=Speaking)
@click.argument("rule")
@in_session
def show(session: Session, rule: str) -> int:
    """All fields of one rule, as they are understood."""
    found = rule_of(session.scanner.rulebook, RuleId(rule))
    if found is None:
        raise UsageProblemError(f"そのルールはありません / there is no such rule: {rule}")
    for field in fields(found):
        for line in _shown(field.name, getattr(found, field.name)):
            click.echo(line)
    return 0


@command.command(cls=Speaking)
@in_session
def check(session: Session) -> int:
    """Run every rule on its own examples."""
    words, rules = session.wording, session.scanner.rulebook.rules
    wrong = 0
    for disproof in disproofs(session.scanner):
        wrong += 1
        key = "should_match" if disproof.expected else "should_miss"
        click.echo(words.text("proof", key, rule=disproof.rule, example=_one_line(disproof.example)))
    examples = sum(len(rule.examples.match) + len(rule.examples.miss) for rule in rules)
    click.echo(words.text("proof", "summary", rules=len(rules), examples=examples, wrong=wrong))
    return _UNPROVEN if wrong else 0


def _shown(name: str, value: object, depth: int = 0) -> Iterator[str]:
    """A field as lines in the manner of YAML; empty ones are left out."""
    if hasattr(value, "__dataclass_fields__"):
        value = {key: getattr(value, key) for key in value.__dataclass_fields__}
    indent = "  " * depth
    match value:
        case Mapping():
            inner = [line for key, each in value.items() for line in _shown(str(key), each, depth + 1)]
            yield from (f"{indent}{name}:", *inner) if inner else ()
        case tuple():
            yield from (f"{indent}{name}:", *(f"{indent}  - {_one_line(item)}" for item in value)) if value else ()
        case None | "" | False:
            return
        case Enum():
            yield f"{indent}{name}: {value.name.lower()}"
        case _:
            yield f"{indent}{name}: {value}"


def _one_line(item: object) -> str:
    return " ⏎ ".join(str(item).splitlines())
