"""How a call ends that did not go through: a message for the person, and the exit code."""

import errno
import os
import traceback
from collections.abc import Sequence

import click

from promptguard.errors import NotCheckedError, PromptguardError, UsageProblemError
from promptguard.frontends.cli.caller import caller
from promptguard.frontends.cli.language import configured_language, language
from promptguard.frontends.cli.output import note, quiet_end
from promptguard.frontends.cli.speaking import help_wording
from promptguard.frontends.cli.wrong import WrongCallError
from promptguard.frontends.problems import UnreadableError, remedy
from promptguard.report.wording import Wording, load_wording

USAGE, NOT_CHECKED = UsageProblemError.exit_code, NotCheckedError.exit_code
_READER_GONE = (errno.EPIPE, errno.EINVAL) if os.name == "nt" else (errno.EPIPE,)
"""Windows reports a closed pipe as an invalid argument."""


def ending(error: Exception, asked: str | None) -> int:
    """Say what happened, without a word of the draft, and give the exit code. What is not expected fails closed."""
    try:
        return _ending(error, asked)
    except PromptguardError as broken:
        note(f"promptguard: {broken.told(language(asked, None))}")
        return broken.exit_code


def _ending(error: Exception, asked: str | None) -> int:
    match error:
        case click.ClickException():
            return _usage(error, help_wording(asked))
        case UnreadableError():
            spoken = load_wording(language(asked, configured_language()))
            note(f"promptguard: {remedy(error, spoken)}")
            return error.exit_code
        case WrongCallError():
            note(f"promptguard: {help_wording(asked).text('errors', error.key, **error.fields)}")
            return error.exit_code
        case PromptguardError():
            note(f"promptguard: {error.told(language(asked, configured_language()))}")
            return error.exit_code
        case click.Abort():
            note(help_wording(asked).text("errors", "aborted"))
        case OSError() if error.errno in _READER_GONE:
            quiet_end()
        case _:
            note(help_wording(asked).text("errors", "unexpected", kind=type(error).__name__))
            if caller().environment.get("PROMPTGUARD_DEBUG"):
                traceback.print_exception(error)
    return NOT_CHECKED


def _usage(error: click.ClickException, words: Wording) -> int:
    """A wrong call: what is wrong, and where the help is."""
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        error.show()
        return USAGE
    note(f"promptguard: {_problem(error, words)}")
    if isinstance(error, click.UsageError) and error.ctx is not None:
        note(words.text("errors", "see_help", command=error.ctx.command_path))
    return USAGE


def _problem(error: click.ClickException, words: Wording) -> str:
    """The problem in the user's language, as far as it is one of the usual ones."""
    match error:
        case click.NoSuchOption():
            return _unknown("option", error.option_name, error.possibilities or (), words)
        case click.exceptions.NoSuchCommand():
            return _unknown("command", error.command_name, _near(error), words)
        case click.MissingParameter() if error.param is not None and words.has("errors", "missing", error.param.name):
            return words.text("errors", "missing", str(error.param.name))
        case click.BadOptionUsage():
            return words.text("errors", "no_value", name=error.option_name)
        case click.BadParameter() if error.param is not None:
            return _fitting(error.param, words) or words.text("errors", "usage", message=error.format_message())
        case _:
            return words.text("errors", "usage", message=error.format_message())


def _fitting(param: click.Parameter, words: Wording) -> str:
    """What a parameter takes, or nothing where its kind has no sentence."""
    name = max(param.opts, key=len)
    match param.type:
        case click.Choice():
            return words.text(
                "errors", "choice", name=name, choices=words.text("words", "joint").join(param.type.choices)
            )
        case click.Path():
            return words.text("errors", "path", name=name)
        case click.IntRange(min=least, max=None):
            return words.text("errors", "number", name=name, least=least)
        case click.IntRange(min=least, max=most):
            return words.text("errors", "number_between", name=name, least=least, most=most)
        case _:
            return ""


def _unknown(kind: str, name: str, near: Sequence[str], words: Wording) -> str:
    told = words.text("errors", f"no_such_{kind}", name=name)
    return f"{told}{words.text('errors', 'near', name=near[0])}" if near else told


def _near(error: click.exceptions.NoSuchCommand) -> Sequence[str]:
    """Commands that look like the one that was asked for."""
    from difflib import get_close_matches

    group = error.ctx and error.ctx.command
    names = group.list_commands(error.ctx) if isinstance(group, click.Group) and error.ctx else []
    return get_close_matches(error.command_name, names)
