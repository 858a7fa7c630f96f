"""How a report is shown. The formats are the modules `as_NAME` of `promptguard.report`."""

import functools
import pkgutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import import_module
from typing import Any, cast

import click

from promptguard import report
from promptguard.frontends.cli.output import wants_colour, write
from promptguard.report._interface import Checked, Format, View
from promptguard.report.wording import Wording
from promptguard.rulebook.schema import Rulebook


@dataclass(frozen=True, slots=True)
class Style:
    """The choices of one call. `held`: show nothing before the end, because a progress bar is on the screen."""

    name: str = "text"
    colour: bool = False
    quiet: bool = False
    single: bool = True
    held: bool = False

    def show(self, drafts: Iterable[Checked], rulebook: Rulebook, wording: Wording) -> None:
        """Render and print."""
        view = View(rulebook, wording, colour=self.colour, single=self.single)
        chosen = cast("Format", import_module(f"{report.__name__}.as_{self.name}"))
        pieces = chosen.render(drafts, view)
        write(list(pieces) if self.held else pieces, colour=self.colour)


def formats() -> tuple[str, ...]:
    """The names of all formats, text first."""
    modules = [module.name for module in pkgutil.iter_modules(report.__path__)]
    found = [name.removeprefix("as_") for name in modules if name.startswith("as_")]
    return tuple(sorted(found, key=lambda name: (name != "text", name)))


def in_style(command: Callable[..., int]) -> Callable[..., int]:
    """Add the options that choose the format, and hand the command the `style` they make."""

    @click.option("--format", "style", type=click.Choice(formats()), default="text")
    @click.option("--color", type=click.Choice(("auto", "always", "never")), default="auto")
    @click.option("--quiet", "-q", is_flag=True)
    @functools.wraps(command)
    def styled(style: str, color: str, quiet: bool, **others: Any) -> int:  # noqa: ANN401 - the command's own parameters
        return command(style=Style(style, style == "text" and wants_colour(color), quiet), **others)

    return styled
