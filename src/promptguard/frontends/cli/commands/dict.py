"""`promptguard dict`: the company's dictionary, kept by its admin. The commands are the folder `cli/dictionary`."""

import click

from promptguard.frontends.cli import dictionary
from promptguard.frontends.cli.registry import FolderGroup
from promptguard.report.wording import LANGUAGES


class Dict(FolderGroup):
    """The commands on the company's dictionary."""

    folder = dictionary


@click.group(cls=Dict)
@click.option("--lang", type=click.Choice(LANGUAGES), expose_value=False)
def command() -> None:
    """Keep the company's dictionary."""
