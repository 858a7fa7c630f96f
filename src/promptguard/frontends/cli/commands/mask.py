"""`promptguard mask`: the draft with placeholders for what must not be sent, and a way back for the answer."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from promptguard.frontends.cli.caller import caller
from promptguard.frontends.cli.judging import NOT_CHECKED, checked
from promptguard.frontends.cli.keeping import Keeping, with_keeping
from promptguard.frontends.cli.masked import as_json, masked_draft, masked_record, tell
from promptguard.frontends.cli.output import note, standard_input
from promptguard.frontends.cli.paths import ExistingPath, deliver
from promptguard.frontends.cli.session import Session, in_session
from promptguard.frontends.cli.speaking import Speaking
from promptguard.frontends.drafts import STDIN, Draft, named
from promptguard.masking.masks import Masked
from promptguard.report.wording import Wording

if TYPE_CHECKING:
    from promptguard.frontends.clipboard._interface import Stamp

_FILE = ExistingPath(dir_okay=False, allow_dash=True)


@click.command(cls=Speaking)
@click.argument("file", default=STDIN, type=_FILE)
@click.option("--output", "-o", type=click.Path(path_type=Path), metavar="FILE")
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text")
@click.option("--copy", is_flag=True)
@click.option("--clipboard", is_flag=True)
@with_keeping
@in_session
def command(  # noqa: PLR0913, PLR0917 - click hands every option over
    session: Session, keeping: Keeping, file: str, output: Path | None, form: str, copy: bool, clipboard: bool
) -> int:
    """Mask one draft, look at the result again, and print it, or put it back on the clipboard that it is from."""
    words = session.wording
    draft, stamp = _draft(file, words, clipboard=clipboard)
    outcome = checked(draft, session)
    masked = masked_draft(outcome, session, keeping)
    if masked is None:
        return NOT_CHECKED
    if form == "json" or output or not clipboard:
        deliver(as_json(masked_record(masked, outcome)) if form == "json" else masked.text, file, output, words)
    if copy or (clipboard and masked.placed):
        _copy(masked, stamp, words)
    return tell(masked, outcome, session, keeping)


def _draft(file: str, words: Wording, *, clipboard: bool) -> "tuple[Draft, Stamp | None]":
    """The draft, and where it was copied the state of the clipboard then."""
    if clipboard:
        from promptguard.frontends.cli.copied import copied

        return copied(file)
    return named(file, standard_input(words, wanted=file == STDIN), caller().folder), None


def _copy(masked: Masked, stamp: "Stamp | None", words: Wording) -> None:
    """Onto the clipboard, unless something is left that must not be pasted anywhere."""
    from promptguard.frontends.cli.copied import copy

    if masked.left:
        note(words.text("mask", "not_copied"))
        return
    copy(masked.text, stamp)
    note(words.text("mask", "copied"))
