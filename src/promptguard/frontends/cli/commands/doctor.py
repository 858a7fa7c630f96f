"""`promptguard doctor`: does everything load, from where, and what does the company's dictionary lack altogether?"""

import platform
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import click

from promptguard.assemble import company_of, rulebook_of
from promptguard.dictionary.coverage import coverage
from promptguard.dictionary.lint import is_sample
from promptguard.dictionary.load import load_dictionary
from promptguard.dictionary.opening import Company
from promptguard.dictionary.schema import Dictionary
from promptguard.errors import PromptguardError
from promptguard.frontends.cli.curation import curating, shown
from promptguard.frontends.cli.language import language
from promptguard.frontends.cli.speaking import Speaking, asked_language
from promptguard.report.wording import LANGUAGES, Wording
from promptguard.rulebook.load import rule_files
from promptguard.settings import Settings, find_settings
from promptguard.version import __version__

_UNUSABLE = PromptguardError.exit_code
T = TypeVar("T")


@click.command(cls=Speaking)
@click.option("--config", type=click.Path(path_type=Path), metavar="FILE")
@click.option("--lang", type=click.Choice(LANGUAGES))
@click.pass_context
def command(ctx: click.Context, config: Path | None, lang: str | None) -> int:
    """Look at the installation and at the company's own knowledge."""
    settings, wrong = _tried(lambda: find_settings(config))
    words = curating(language(lang or asked_language(ctx), settings.language if settings else None))
    click.echo(words.text("doctor", "version", version=__version__, python=platform.python_version()))
    if settings is None or wrong:
        click.echo(words.text("doctor", "wrong", problem=wrong.told(words.language) if wrong else ""))
        return _UNUSABLE
    click.echo(_settings_line(settings, words))
    rulebook, wrong_rules = _tried(lambda: rulebook_of(settings))
    company, wrong_dictionary = _tried(lambda: company_of(settings))
    if rulebook:
        click.echo(words.text("doctor", "rules", count=len(rulebook.rules), own=_own(settings)))
    if company:
        click.echo(_dictionary_line(company, settings, words))
        for notice in company.notices:
            click.echo(words.text("doctor", "notice", notice=notice.within(words.language)))
    problems = [each for each in (wrong_rules, wrong_dictionary) if each]
    for problem in problems:
        click.echo(words.text("doctor", "wrong", problem=problem.told(words.language)))
    if company:
        for line in _holes(company, settings, words):
            click.echo(line)
    return _UNUSABLE if problems else 0


def _tried(load: Callable[[], T]) -> tuple[T | None, PromptguardError | None]:
    """What a load gives, or why it does not."""
    try:
        return load(), None
    except PromptguardError as error:
        return None, error


def _own(settings: Settings) -> int:
    return sum(len(rule_files(folder)) for folder in settings.rules)


def _settings_line(settings: Settings, words: Wording) -> str:
    if settings.source is None:
        return words.text("doctor", "no_settings")
    return words.text("doctor", "settings", path=shown(settings.source))


def _dictionary_line(company: Company, settings: Settings, words: Wording) -> str:
    if not settings.dictionaries:
        return words.text("doctor", "no_dictionary")
    places = words.text("joint").join(map(shown, settings.dictionaries))
    return words.text("doctor", "dictionary", terms=len(company.lexicon), places=places)


def _holes(company: Company, settings: Settings, words: Wording) -> Iterator[str]:
    """What is registered, then what is not at all, with what would leak and the command that mends it."""
    lexicon = company.lexicon
    counts = Counter(lexicon.record(number).category for number in range(len(lexicon)))
    dictionary, _ = _tried(lambda: load_dictionary(settings.dictionaries))
    known = dictionary or Dictionary(rules=company.rules)
    counts -= Counter(entry.category for entry in known.entries if is_sample(entry))
    found = list(coverage(counts, known, len(settings.company), settings.allow))
    yield from ("", words.text("doctor", "knowledge"))
    for each in found:
        if each.count:
            yield words.text("doctor", "there", name=words.text("holes", each.kind, "name"), count=each.count)
    empty = [each for each in found if not each.count]
    for each in empty:
        yield from _hole(each.kind, words)
    yield words.text("doctor", "holes", count=len(empty)) if empty else words.text("doctor", "no_hole")


def _hole(kind: str, words: Wording) -> Iterator[str]:
    yield words.text("doctor", "hole", name=words.text("holes", kind, "name"), leak=words.text("holes", kind, "leak"))
    yield words.text("doctor", "mend", command=words.text("holes", kind, "mend"))
