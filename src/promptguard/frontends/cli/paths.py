"""Files and folders named on the command line; one that does not fit is told in the user's language."""

import os
from pathlib import Path
from typing import Any

import click

from promptguard.frontends.cli.caller import caller
from promptguard.frontends.cli.output import note, write_text
from promptguard.frontends.cli.wrong import WrongCallError
from promptguard.frontends.drafts import STDIN
from promptguard.report.wording import Wording

_LONGEST_NAME = 120


class ExistingPath(click.Path):
    """A file, or where `dir_okay` says so a folder, that is there."""

    def __init__(self, *, dir_okay: bool = True, allow_dash: bool = False, path_type: Any = None) -> None:  # noqa: ANN401 - as click has it
        super().__init__(dir_okay=dir_okay, allow_dash=allow_dash, path_type=path_type, readable=False)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:  # noqa: ANN401 - click's signature
        """The path as it was given."""
        if not (self.allow_dash and value == STDIN):
            _refuse_missing(str(value))
            if not self.dir_okay and os.path.isdir(caller().path(value)):  # noqa: PTH112 - see below
                raise WrongCallError("is_folder", path=value)
        return super().convert(value, param, ctx)


def _refuse_missing(given: str) -> None:
    """What is no file; a draft in place of a name is not repeated on the screen."""
    if not os.path.exists(caller().path(given)):  # noqa: PTH110 - unlike `Path`, it does not fail on what cannot be a name
        if len(given) > _LONGEST_NAME or "\n" in given:
            raise WrongCallError("no_path")
        raise WrongCallError("no_such_path", path=given)


def write_new(path: Path, text: str, draft: str) -> None:
    """Write a text in UTF-8 to a file that is not the draft itself.

    Raises:
        WrongCallError: it would overwrite the draft, or cannot be written.
    """
    if draft != STDIN and path.exists() and path.samefile(draft):
        raise WrongCallError("same_file", path=path)
    try:
        path.write_bytes(text.encode("utf-8", "replace"))
    except OSError as error:
        raise WrongCallError("not_written", path=path, reason=error.strerror or type(error).__name__) from None


def deliver(text: str, source: str, output: Path | None, words: Wording) -> None:
    """Write a text to a file that is not its source, or print it, and say what has to be said about that."""
    if output:
        write_new(output, text, source)
        note(words.text("mask", "written", path=output))
    elif not write_text(text):
        note(words.text("mask", "lossy", encoding=caller().stdout.encoding))
