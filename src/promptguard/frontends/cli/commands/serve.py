"""`promptguard serve`: the warm service of this user."""

import json
from typing import Any

import click

from promptguard.frontends.cli.ending import NOT_CHECKED
from promptguard.frontends.cli.language import configured_language, language
from promptguard.frontends.cli.output import note
from promptguard.frontends.cli.speaking import Speaking, asked_language
from promptguard.frontends.cli.wrong import WrongCallError
from promptguard.frontends.service.asking import request
from promptguard.frontends.service.wire import HEALTH, STOP
from promptguard.report.wording import LANGUAGES, Wording, load_wording


@click.command(cls=Speaking)
@click.option("--status", "wanted", flag_value="status")
@click.option("--stop", "wanted", flag_value="stop")
@click.option("--install", "wanted", flag_value="install")
@click.option("--lang", type=click.Choice(LANGUAGES))
@click.pass_context
def command(ctx: click.Context, wanted: str | None, lang: str | None) -> int:
    """Serve until told to stop; or ask the service that runs."""
    words = load_wording(language(lang or asked_language(ctx), configured_language()))
    return {None: _serve, "status": _status, "stop": _stop, "install": _install}[wanted](words)


def _serve(words: Wording) -> int:
    from promptguard.frontends.service.serving import serve

    serve(lambda: note(words.text("service", "ready")))
    note(words.text("service", "ended"))
    return 0


def _status(words: Wording) -> int:
    """0 where a service runs, 1 where none does, 4 where what runs cannot be trusted."""
    try:
        answer = request("GET", HEALTH)
    except (OSError, ValueError):
        note(words.text("service", "strange"))
        return NOT_CHECKED
    if answer is None:
        click.echo(words.text("service", "none"))
        return 1
    health: dict[str, Any] = json.loads(answer)
    click.echo(words.text("service", "runs", version=health["version"], pid=health["pid"]))
    if health["notice"]:
        click.echo(words.text("service", "notice", told=health["notice"][words.language]))
    return 0


def _stop(words: Wording) -> int:
    try:
        answer = request("POST", STOP, b"{}")
    except (OSError, ValueError):
        raise WrongCallError("service_strange") from None
    click.echo(words.text("service", "none" if answer is None else "stopping"))
    return 0


def _install(words: Wording) -> int:
    from promptguard.frontends.service.login import Autostart

    start = Autostart.of()
    try:
        start.write()
    except OSError as error:
        raise WrongCallError("not_written", path=start.path, reason=error.strerror or type(error).__name__) from None
    click.echo(words.text("service", "installed", path=start.path, command=start.enable))
    return 0
