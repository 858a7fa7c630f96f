"""`promptguard check`: may these drafts be sent?"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import click

from promptguard.frontends.cli.caller import caller
from promptguard.frontends.cli.judging import judge_all
from promptguard.frontends.cli.output import standard_input
from promptguard.frontends.cli.paths import ExistingPath
from promptguard.frontends.cli.session import Session, in_session
from promptguard.frontends.cli.speaking import Speaking
from promptguard.frontends.cli.style import Style, in_style
from promptguard.frontends.cli.wrong import WrongCallError
from promptguard.frontends.drafts import STDIN, Draft, named

_FILE = ExistingPath(dir_okay=False, allow_dash=True)


@click.command(cls=Speaking)
@click.argument("files", nargs=-1, type=_FILE)
@click.option("--clipboard", is_flag=True)
@click.option("--mask", "with_mask", is_flag=True)
@in_style
@in_session
def command(session: Session, style: Style, files: tuple[str, ...], clipboard: bool, with_mask: bool) -> int:
    """Check files, what was copied, or standard input."""
    names = files or (STDIN,)
    if with_mask and (len(names) > 1 or style.quiet or style.name not in ("text", "json")):
        raise WrongCallError("mask_one")
    if names.count(STDIN) > 1:
        raise WrongCallError("dash_twice")
    drafts = _copied(files) if clipboard else _named(names, session)
    if with_mask:
        from promptguard.frontends.cli.masked import check_and_mask

        return check_and_mask(next(drafts), session, style)
    return judge_all(drafts, session, replace(style, single=len(names) == 1))


def _copied(files: tuple[str, ...]) -> Iterator[Draft]:
    from promptguard.frontends.cli.copied import copied

    yield copied(*files)[0]


def _named(names: Sequence[str], session: Session) -> Iterator[Draft]:
    stdin = standard_input(session.wording, wanted=STDIN in names)
    return (named(name, stdin, caller().folder) for name in names)
