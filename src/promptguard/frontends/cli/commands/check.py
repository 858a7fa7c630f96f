"""`promptguard check`: may these drafts be sent?"""

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
from promptguard.frontends.drafts import STDIN, named

_FILE = ExistingPath(dir_okay=False, allow_dash=True)


@click.command(cls=Speaking)
@click.argument("files", nargs=-1, type=_FILE)
@click.option("--mask", "with_mask", is_flag=True)
@in_style
@in_session
def command(session: Session, style: Style, files: tuple[str, ...], with_mask: bool) -> int:
    """Check files, or standard input."""
    names = files or (STDIN,)
    if with_mask and (len(names) > 1 or style.quiet or style.name not in ("text", "json")):
        raise WrongCallError("mask_one")
    if names.count(STDIN) > 1:
        raise WrongCallError("dash_twice")
    stdin = standard_input(session.wording, wanted=STDIN in names)
    drafts = (named(name, stdin, caller().folder) for name in names)
    if with_mask:
        from promptguard.frontends.cli.masked import check_and_mask

        return check_and_mask(next(drafts), session, style)
    return judge_all(drafts, session, replace(style, single=len(names) == 1))
