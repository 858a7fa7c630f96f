"""click commands whose help speaks the user's language. The words of all of them are in `help.yaml`."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from promptguard.frontends.cli.language import asked_in, configured_language, language
from promptguard.frontends.cli.wrong import WrongCallError
from promptguard.report.wording import Wording, load_wording

_ASKED, _WORDS = "promptguard.language", "promptguard.words"


def help_wording(asked: str | None) -> Wording:
    """The words of the command line, in the language of this call."""
    return load_wording(language(asked, configured_language()), Path(__file__).with_name("help.yaml"))


def asked_language(ctx: click.Context) -> str | None:
    """The language that `--lang` names anywhere on the command line."""
    asked: str | None = ctx.meta.get(_ASKED)
    return asked


def _words(ctx: click.Context) -> Wording:
    """The words of a help page, read once."""
    if _WORDS not in ctx.meta:
        ctx.meta[_WORDS] = help_wording(asked_language(ctx))
    words: Wording = ctx.meta[_WORDS]
    return words


class Speaking(click.Command):
    """A command that takes its help from `help.yaml`, under its name; options under their longest form."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Note the language before anything is answered: `--help` may stand before `--lang`."""
        asked = asked_in(args)
        if asked:
            ctx.meta[_ASKED] = asked
        alone = not ctx.allow_extra_args
        ctx.allow_extra_args = True
        rest = super().parse_args(ctx, args)
        if rest and alone and not ctx.resilient_parsing:
            takes = next((param.name for param in self.params if isinstance(param, click.Argument)), "none")
            raise WrongCallError(f"only_one_{takes}", command=ctx.command_path, extra=rest[0])
        return rest

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The usage line."""
        prefix = f"{_words(ctx).text('words', 'usage')}: "
        formatter.write_usage(ctx.command_path, " ".join(self._pieces(ctx)), prefix)

    def _pieces(self, ctx: click.Context) -> Iterator[str]:
        """What stands behind the command: options and arguments, as people call them."""
        wording = _words(ctx)
        yield wording.text("words", "some_options")
        for param in self.get_params(ctx):
            if isinstance(param, click.Argument):
                yield wording.text("arguments", str(param.name))
        if isinstance(self, click.Group):
            yield wording.text("words", "some_command")

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What the command does, line by line as it is written."""
        _write_block(_words(ctx), formatter, "commands", _path(ctx), "about")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options, and the commands of a group."""
        wording = _words(ctx)
        with formatter.section(wording.text("words", "options")):
            formatter.write_dl(list(self._option_rows(ctx, wording)))

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What is worth knowing beside."""
        _write_block(_words(ctx), formatter, "commands", _path(ctx), "epilog")

    def _option_rows(self, ctx: click.Context, wording: Wording) -> Iterator[tuple[str, str]]:
        for param in self.get_params(ctx):
            record = param.get_help_record(ctx)
            if isinstance(param, click.Option) and record:
                yield record[0], wording.text("options", max(param.opts, key=len).lstrip("-"))


class SpeakingGroup(Speaking, click.Group):
    """A group that lists its commands in the order of `help.yaml`, without importing them."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Options, then commands."""
        super().format_options(ctx, formatter)
        wording = _words(ctx)
        above = [] if ctx.parent is None else [_path(ctx)]
        keys = {" ".join([*above, name]): name for name in self.list_commands(ctx)}
        rows = [(keys[key], wording.text("commands", key, "short")) for key in wording.tree["commands"] if key in keys]
        with formatter.section(wording.text("words", "commands")):
            formatter.write_dl(rows)


def _path(ctx: click.Context) -> str:
    """The command's name with those of its groups: `rules list`; the program itself is `promptguard`."""
    names: list[str] = []
    at: click.Context | None = ctx
    while at is not None and at.parent is not None:
        names.insert(0, str(at.info_name))
        at = at.parent
    return " ".join(names) or "promptguard"


def _write_block(wording: Wording, formatter: click.HelpFormatter, *keys: Any) -> None:  # noqa: ANN401
    if wording.has(*keys):
        formatter.write_paragraph()
        for line in wording.text(*keys).splitlines():
            formatter.write(f"{line and '  '}{line}\n")
