"""`promptguard doctor`: does everything load, from where, and what does the company's dictionary lack altogether?"""

import platform
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import click

from promptguard import __version__
from promptguard.assemble import rulebook_of
from promptguard.dictionary.coverage import coverage
from promptguard.dictionary.load import load_dictionary
from promptguard.dictionary.schema import Dictionary
from promptguard.errors import PromptguardError
from promptguard.frontends.cli.curation import curating, shown
from promptguard.frontends.cli.language import language
from promptguard.frontends.cli.speaking import Speaking, asked_language
from promptguard.report.wording import LANGUAGES, Wording
from promptguard.rulebook.load import rule_files
from promptguard.settings import Settings, find_settings

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
    if settings is None:
        return _told([words.text("doctor", "wrong", problem=_said(wrong, words))], broken=True)
    click.echo(_settings_line(settings, words))
    rulebook, wrong_rules = _tried(lambda: rulebook_of(settings))
    dictionary, wrong_dictionary = _tried(lambda: load_dictionary(settings.dictionaries))
    lines = [
        words.text("doctor", "rules", count=len(rulebook.rules), own=_own(settings)) if rulebook else "",
        _dictionary_line(dictionary, settings, words) if dictionary else "",
    ]
    problems = [words.text("doctor", "wrong", problem=_said(each, words)) for each in (wrong_rules, wrong_dictionary) if each]
    _told([*filter(None, lines), *problems], broken=bool(problems))
    if dictionary:
        _told(_holes(dictionary, settings, words), broken=False)
    return _UNUSABLE if problems else 0


def _tried(load: Callable[[], T]) -> tuple[T | None, PromptguardError | None]:
    """What a load gives, or why it does not."""
    try:
        return load(), None
    except PromptguardError as error:
        return None, error


def _said(error: PromptguardError | None, words: Wording) -> str:
    return error.told(words.language) if error else ""


def _told(lines: list[str], *, broken: bool) -> int:
    for line in lines:
        click.echo(line)
    return _UNUSABLE if broken else 0


def _own(settings: Settings) -> int:
    return sum(len(rule_files(folder)) for folder in settings.rules)


def _settings_line(settings: Settings, words: Wording) -> str:
    if settings.source is None:
        return words.text("doctor", "no_settings")
    return words.text("doctor", "settings", path=shown(settings.source))


def _dictionary_line(dictionary: Dictionary, settings: Settings, words: Wording) -> str:
    if not dictionary.sources:
        return words.text("doctor", "no_dictionary")
    places = words.text("joint").join(map(shown, settings.dictionaries))
    return words.text(
        "doctor", "dictionary", files=len(dictionary.sources), terms=len(dictionary.entries), places=places
    )


def _holes(dictionary: Dictionary, settings: Settings, words: Wording) -> list[str]:
    """What is registered, then what is not at all, with what would leak and the command that mends it."""
    found = list(coverage(dictionary, settings.company, settings.allow))
    there = [each for each in found if each.count]
    lines = ["", words.text("doctor", "knowledge")]
    lines += [words.text("doctor", "there", name=words.text("holes", each.kind, "name"), count=each.count) for each in there]
    for each in found:
        if not each.count:
            lines += _hole(each.kind, words)
    lines.append(words.text("doctor", "no_hole" if len(there) == len(found) else "holes", count=len(found) - len(there)))
    return lines


def _hole(kind: str, words: Wording) -> Iterator[str]:
    yield words.text("doctor", "hole", name=words.text("holes", kind, "name"), leak=words.text("holes", kind, "leak"))
    yield words.text("doctor", "mend", command=words.text("holes", kind, "mend"))
