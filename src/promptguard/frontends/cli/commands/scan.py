"""`promptguard scan`: many texts at once: files, folders, and JSON lines with `id` and `text`."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from promptguard.frontends.cli.judging import judge_all
from promptguard.frontends.cli.output import note
from promptguard.frontends.cli.paths import ExistingPath
from promptguard.frontends.cli.session import Session, in_session
from promptguard.frontends.cli.speaking import Speaking
from promptguard.frontends.cli.style import Style, in_style
from promptguard.frontends.drafts import Draft, drafts_in, files_below, size_of
from promptguard.frontends.problems import UnreadableError

if TYPE_CHECKING:
    from click._termui_impl import ProgressBar

_Files = Sequence[tuple[Path, UnreadableError | None]]
_PATH = ExistingPath(path_type=Path)


@click.command(cls=Speaking)
@click.argument("paths", nargs=-1, required=True, type=_PATH)
@in_style
@in_session
def command(session: Session, style: Style, paths: tuple[Path, ...]) -> int:
    """Check everything below some paths."""
    found = files_below(paths)
    with _progress(found.files) as bar:
        held = sys.stdout.isatty() and not bar.hidden
        code = judge_all(_advancing(found.files, bar), session, replace(style, single=False, held=held))
    if found.others and not style.quiet:
        note(session.wording.text("drafts", "others", count=found.others))
    return code


def _progress(files: _Files) -> "ProgressBar[int]":
    """A bar over the bytes to read, on standard error, for people only."""
    total = sum(size_of(path) for path, _ in files)
    return click.progressbar(length=total, file=sys.stderr, hidden=not sys.stderr.isatty())


def _advancing(files: _Files, bar: "ProgressBar[int]") -> Iterator[Draft]:
    for path, problem in files:
        for draft in drafts_in(path, problem):
            yield draft
            bar.update(draft.size)
