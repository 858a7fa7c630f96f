"""`promptguard rules`: the rules that apply, one of them in full, and whether they do what they say."""

import click

from promptguard.assemble import company_of
from promptguard.dictionary.load import source_files
from promptguard.errors import PromptguardError
from promptguard.frontends.cli.session import Session, in_session
from promptguard.frontends.cli.speaking import Speaking, SpeakingGroup
from promptguard.frontends.cli.wrong import WrongCallError
from promptguard.model import RuleId
from promptguard.proof import disproofs
from promptguard.report.wording import LANGUAGES, Wording
from promptguard.rulebook.load import rule_files
from promptguard.settings import Settings

_UNPROVEN = PromptguardError.exit_code


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
    """The file of one rule as it is written, so that a copy of it can replace the rule."""
    file = session.scanner.rulebook.files.get(RuleId(rule))
    if file is None:
        raise WrongCallError("unknown_name", name=rule)
    click.echo(f"# {file}")
    click.echo(file.read_text(encoding="utf-8-sig"), nl=False)
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
    click.echo(_company(session.settings, words))
    return _UNPROVEN if wrong else 0


def _company(settings: Settings, words: Wording) -> str:
    """What of the company's own has been read: a file that is missing here was passed over."""
    there = (source for source in settings.dictionaries if source.exists())
    return words.text(
        "proof",
        "company",
        source=settings.source or words.text("proof", "no_settings"),
        files=sum(len(source_files(source)) for source in there),
        terms=len(company_of(settings).lexicon),
        rules=sum(len(rule_files(folder)) for folder in settings.rules),
    )


def _one_line(item: object) -> str:
    return " ⏎ ".join(str(item).splitlines())
