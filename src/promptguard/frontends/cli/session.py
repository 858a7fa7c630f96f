"""What every command that judges needs: settings, a scanner, and words in the right language."""

import functools
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import click

from promptguard.assemble import assemble
from promptguard.frontends.cli.caller import caller
from promptguard.frontends.cli.language import language
from promptguard.frontends.cli.output import note
from promptguard.frontends.cli.speaking import asked_language
from promptguard.report.wording import LANGUAGES, Wording, load_wording
from promptguard.scan import Scanner
from promptguard.settings import Settings, find_settings


@dataclass(frozen=True, slots=True)
class Session:
    """One call of the command line."""

    settings: Settings
    scanner: Scanner
    wording: Wording


def in_session(command: Callable[..., int]) -> Callable[..., int]:
    """Add the options that choose rules and language, and hand the command the `session` they make."""

    @click.option("--config", type=click.Path(path_type=Path), metavar="FILE")
    @click.option("--dictionary", type=click.Path(path_type=Path), metavar="PATH", multiple=True)
    @click.option("--second-opinion/--no-second-opinion", default=None)
    @click.option("--lang", type=click.Choice(LANGUAGES))
    @functools.wraps(command)
    def opened(
        config: Path | None,
        dictionary: tuple[Path, ...],
        second_opinion: bool | None,
        lang: str | None,
        **others: Any,  # noqa: ANN401 - the command's own parameters
    ) -> int:
        me = caller()
        found = find_settings(config, me.folder, me.environment)
        settings = with_options(found, tuple(map(me.path, dictionary)), second_opinion)
        spoken = language(lang or asked_language(click.get_current_context()), settings.language)
        scanner = (me.assemble or assemble)(settings)
        for notice in scanner.notices:
            note(f"promptguard: {notice.within(spoken)}")
        return command(session=Session(settings, scanner, load_wording(spoken)), **others)

    return opened


def with_options(settings: Settings, dictionaries: tuple[Path, ...], second_opinion: bool | None) -> Settings:
    """The settings of the files, with what was added on the command line."""
    opinion = settings.second_opinion if second_opinion is None else second_opinion
    return replace(settings, dictionaries=(*settings.dictionaries, *dictionaries), second_opinion=opinion)
