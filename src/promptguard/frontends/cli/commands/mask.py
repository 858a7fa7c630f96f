"""`promptguard mask`: the draft with placeholders for what must not be sent, and a way back for the answer."""

from pathlib import Path

import click

from promptguard.frontends.cli.caller import caller
from promptguard.frontends.cli.judging import NOT_CHECKED, checked
from promptguard.frontends.cli.keeping import Keeping, with_keeping
from promptguard.frontends.cli.masked import as_json, masked_draft, masked_record, tell
from promptguard.frontends.cli.output import note, standard_input, write
from promptguard.frontends.cli.paths import ExistingPath, deliver
from promptguard.frontends.cli.session import Session, in_session
from promptguard.frontends.cli.speaking import Speaking
from promptguard.frontends.drafts import STDIN, named
from promptguard.masking.masks import Masked
from promptguard.report.wording import Wording

_FILE = ExistingPath(dir_okay=False, allow_dash=True)


@click.command(cls=Speaking)
@click.argument("file", default=STDIN, type=_FILE)
@click.option("--output", "-o", type=click.Path(path_type=Path), metavar="FILE")
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text")
@click.option("--copy", "copied", is_flag=True)
@with_keeping
@in_session
def command(  # noqa: PLR0913, PLR0917 - click hands every option over
    session: Session, keeping: Keeping, file: str, output: Path | None, form: str, copied: bool
) -> int:
    """Mask one draft, look at the result again, and print it."""
    words = session.wording
    outcome = checked(named(file, standard_input(words, wanted=file == STDIN), caller().folder), session)
    masked = masked_draft(outcome, session, keeping)
    if masked is None:
        return NOT_CHECKED
    if form == "json":
        write([as_json(masked_record(masked, outcome))], colour=False)
    else:
        deliver(masked.text, file, output, words)
    if copied:
        _copy(masked, words)
    return tell(masked, outcome, session, keeping)


def _copy(masked: Masked, words: Wording) -> None:
    """Onto the clipboard, unless something is left that must not be pasted anywhere."""
    from promptguard.frontends.clipboard.text import open_clipboard

    if masked.left:
        note(words.text("mask", "not_copied"))
        return
    open_clipboard().write_text(masked.text)
    note(words.text("mask", "copied"))
