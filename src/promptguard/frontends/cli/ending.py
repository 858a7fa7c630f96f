"""How a call ends that did not go through: a message for the person, and the exit code."""

import errno
import os
import traceback

import click

from promptguard.errors import PromptguardError
from promptguard.frontends.cli.language import configured_language, language
from promptguard.frontends.cli.output import note, quiet_end
from promptguard.frontends.cli.speaking import help_wording
from promptguard.frontends.problems import UnreadableError
from promptguard.report.wording import Wording, load_wording

USAGE, NOT_CHECKED = 2, 4
_READER_GONE = (errno.EPIPE, errno.EINVAL) if os.name == "nt" else (errno.EPIPE,)
"""Windows reports a closed pipe as an invalid argument."""


def ending(error: Exception, asked: str | None) -> int:
    """Say what happened, without a word of the draft, and give the exit code. What is not expected fails closed."""
    try:
        return _ending(error, asked)
    except PromptguardError as broken:
        note(f"promptguard: {broken}")
        return broken.exit_code


def _ending(error: Exception, asked: str | None) -> int:
    match error:
        case click.ClickException():
            return _usage(error, help_wording(asked))
        case UnreadableError():
            spoken = load_wording(language(asked, configured_language()))
            note(f"promptguard: {spoken.text('input', error.problem, **error.fields)}")
            return error.exit_code
        case PromptguardError():
            note(f"promptguard: {error}")
            return error.exit_code
        case click.Abort():
            note(help_wording(asked).text("errors", "aborted"))
        case OSError() if error.errno in _READER_GONE:
            quiet_end()
        case _:
            note(help_wording(asked).text("errors", "unexpected", kind=type(error).__name__))
            if os.environ.get("PROMPTGUARD_DEBUG"):
                traceback.print_exception(error)
    return NOT_CHECKED


def _usage(error: click.ClickException, words: Wording) -> int:
    """A wrong call: what is wrong, and where the help is."""
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        error.show()
        return USAGE
    note(f"promptguard: {words.text('errors', 'usage', message=_problem(error, words))}")
    if isinstance(error, click.UsageError) and error.ctx is not None:
        note(words.text("errors", "see_help", command=error.ctx.command_path))
    return USAGE


def _problem(error: click.ClickException, words: Wording) -> str:
    """The problem in the user's language, as far as it is one of the usual ones."""
    if isinstance(error, click.NoSuchOption):
        return words.text("errors", "no_such_option", name=error.option_name)
    if isinstance(error, click.MissingParameter) and error.param is not None:
        return words.text("errors", "missing", name=error.param.human_readable_name)
    command = getattr(error, "command_name", None)
    return words.text("errors", "no_such_command", name=command) if command else error.format_message()
