"""`promptguard clipboard`: what `promptguard watch` did to the clipboard, undone."""

import click

from promptguard.frontends.cli.language import configured_language, language
from promptguard.frontends.cli.output import note
from promptguard.frontends.cli.speaking import Speaking, SpeakingGroup, asked_language
from promptguard.frontends.cli.wrong import WrongCallError
from promptguard.report.wording import LANGUAGES, load_wording

_LANG = click.option("--lang", type=click.Choice(LANGUAGES), expose_value=False)


@click.group(cls=SpeakingGroup)
@_LANG
def command() -> None:
    """Put things back."""


@command.command(cls=Speaking)
@_LANG
@click.pass_context
def undo(ctx: click.Context) -> int:
    """Put the last copy that was replaced back on the clipboard, as it was."""
    from promptguard.frontends.cli.copied import copy
    from promptguard.frontends.clipboard.guarding import original
    from promptguard.vault.vault import Vault, vault_folder

    text = original(Vault(vault_folder()))
    if text is None:
        raise WrongCallError("nothing_to_undo")
    copy(text)
    note(load_wording(language(asked_language(ctx), configured_language())).text("watch", "undone"))
    return 0
