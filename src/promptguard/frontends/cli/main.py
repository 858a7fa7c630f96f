"""The command `promptguard`: finds its commands in `commands/`, and is the one place where errors become exit codes."""

import sys
from collections.abc import Sequence
from typing import Any, NoReturn

import click

from promptguard.frontends.cli import commands
from promptguard.frontends.cli.ending import NOT_CHECKED, ending
from promptguard.frontends.cli.language import asked_in
from promptguard.frontends.cli.output import steady_streams
from promptguard.frontends.cli.registry import FolderGroup
from promptguard.report.wording import LANGUAGES
from promptguard.version import __version__


class Promptguard(FolderGroup):
    """The group of all commands; a command is imported when it is called."""

    folder = commands

    def main(self, args: Sequence[str] | None = None, prog_name: str | None = None, **extra: Any) -> NoReturn:  # type: ignore[override]  # noqa: ANN401 - click's signature
        """Run and exit; commands return their exit code."""
        steady_streams()
        given = list(sys.argv[1:] if args is None else args)
        try:
            code = super().main(args, prog_name or "promptguard", **{**extra, "standalone_mode": False})
            if sys.stdout is not None:  # pythonw has none
                sys.stdout.flush()
        except SystemExit:  # click's own end, which it makes only where the reader of our output has gone
            code = NOT_CHECKED
        except Exception as error:  # noqa: BLE001 - the boundary: whatever happens, the answer is not 'may be sent'
            code = ending(error, asked_in(given))
        sys.exit(code or 0)


@click.group(name="promptguard", cls=Promptguard)
@click.option("--lang", type=click.Choice(LANGUAGES), expose_value=False)
@click.version_option(__version__, prog_name="promptguard", message="%(prog)s %(version)s")
def main() -> None:
    """Find personal and confidential data in drafts (the help is in `help.yaml`)."""
