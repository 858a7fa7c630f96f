"""`promptguard page`: the page in the browser where a draft can be tried."""

import contextlib
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from promptguard.frontends.cli.language import configured_language, language
from promptguard.frontends.cli.output import note
from promptguard.frontends.cli.speaking import Speaking, asked_language
from promptguard.frontends.cli.wrong import WrongCallError
from promptguard.report.wording import LANGUAGES, Wording, load_wording

if TYPE_CHECKING:  # the other commands open no socket
    from socket import socket

_HIGHEST_PORT = 65535


@click.command(cls=Speaking)
@click.option("--port", type=click.IntRange(0, _HIGHEST_PORT), default=0, metavar="N")
@click.option("--no-browser", is_flag=True)
@click.option("--lang", type=click.Choice(LANGUAGES))
@click.pass_context
def command(ctx: click.Context, port: int, no_browser: bool, lang: str | None) -> int:
    """Serve the page and open it, until Ctrl+C."""
    from promptguard.frontends.page.serving import serve_page

    asked = lang or asked_language(ctx)
    words = load_wording(language(asked, configured_language()))
    more = f"&lang={asked}" if asked else ""

    def ready(address: str, once: Callable[[], str]) -> None:
        note(words.text("page", "ready"))
        click.echo(f"{address}{more}")
        if not no_browser:
            threading.Thread(target=_open, args=(f"{once()}{more}", words), daemon=True).start()

    with _listening(port) as listener, contextlib.suppress(KeyboardInterrupt):  # uvicorn has ended, and passes it on
        serve_page(listener, ready)
    note(words.text("page", "ended"))
    return 0


def _listening(port: int) -> "socket":
    from promptguard.frontends.service.serving import loopback

    try:
        return loopback(port)
    except OSError as error:
        raise WrongCallError("port_taken", port=port, reason=error.strerror or type(error).__name__) from None


def _open(address: str, words: Wording) -> None:
    """Open a browser, beside the service: a browser for the terminal would keep it from answering."""
    import webbrowser

    try:
        opened = webbrowser.open(address)
    except webbrowser.Error:
        opened = False
    if not opened:
        note(words.text("page", "not_opened"))
