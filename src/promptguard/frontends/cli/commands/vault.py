"""`promptguard vault`: what is kept of masked drafts, and forgetting it."""

import time

import click

from promptguard.frontends.cli.keeping import existing, no_session
from promptguard.frontends.cli.language import configured_language, language
from promptguard.frontends.cli.speaking import Speaking, SpeakingGroup, asked_language
from promptguard.report.snippets import visible
from promptguard.report.wording import LANGUAGES, Wording, load_wording
from promptguard.vault.vault import DEFAULT_SESSION, HIDDEN, Vault, vault_folder

_LANG = click.option("--lang", type=click.Choice(LANGUAGES), expose_value=False)


def _words() -> Wording:
    return load_wording(language(asked_language(click.get_current_context()), configured_language()))


def _open() -> Vault:
    return Vault(vault_folder())


@click.group(cls=SpeakingGroup)
@_LANG
def command() -> None:
    """Look at what is kept."""


@command.command(name="list", cls=Speaking)
@_LANG
def list_() -> int:
    """One line for each session: its name, how many values it keeps, until when. Never a value."""
    words, vault = _words(), _open()
    sessions = [session for session in vault.sessions() if not session.name.startswith(HIDDEN)]
    for session in sessions:
        until = time.strftime("%Y-%m-%d %H:%M", time.localtime(session.expires))
        count = sum(not entry.derived for entry in session.ledger.entries)
        click.echo(words.text("vault", "session", name=visible(session.name), count=count, until=until))
    if not sessions:
        click.echo(words.text("vault", "empty"))
    click.echo(words.text("vault", "place", path=vault.file))
    return 0


@command.command(cls=Speaking)
@click.argument("session", default=DEFAULT_SESSION)
@_LANG
def show(session: str) -> int:
    """Every placeholder of a session with what it stands for, for the person's own screen."""
    for entry in existing(session).ledger.entries:
        if not entry.derived:
            click.echo(f"{visible(entry.placeholder)}\t{visible(entry.original)}")
    return 0


@command.command(cls=Speaking)
@click.argument("session", default="")
@click.option("--all", "everything", is_flag=True)
@_LANG
def forget(session: str, everything: bool) -> int:
    """Delete one session, or the vault with its key."""
    words, vault = _words(), _open()
    if everything:
        vault.forget_all()
        click.echo(words.text("vault", "all_forgotten"))
        return 0
    name = session or DEFAULT_SESSION
    if not vault.forget(name):
        raise no_session(name)
    click.echo(words.text("vault", "forgotten", name=visible(name)))
    return 0
