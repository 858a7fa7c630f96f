"""`promptguard watch`: a look at every text that is copied."""

from pathlib import Path

import click

from promptguard.frontends.cli.language import language
from promptguard.frontends.cli.output import note
from promptguard.frontends.cli.speaking import Speaking, asked_language
from promptguard.report.wording import LANGUAGES, load_wording
from promptguard.settings import WATCHING, find_settings


@click.command(cls=Speaking)
@click.option("--mode", type=click.Choice(WATCHING))
@click.option("--config", type=click.Path(path_type=Path), metavar="FILE")
@click.option("--lang", type=click.Choice(LANGUAGES))
@click.pass_context
def command(ctx: click.Context, mode: str | None, config: Path | None, lang: str | None) -> int:
    """Watch until stopped."""
    from promptguard.frontends.clipboard.keeping_watch import keep_watch

    settings = find_settings(config)
    words = load_wording(language(lang or asked_language(ctx), settings.language))
    chosen = mode or settings.clipboard
    keep_watch(settings, words, guarding=chosen == "guard", ready=lambda: note(words.text("watch", "started", chosen)))
    return 0
