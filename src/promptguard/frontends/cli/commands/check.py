"""`promptguard check`: may these drafts be sent?"""

from dataclasses import replace

import click

from promptguard.frontends.cli.caller import caller
from promptguard.frontends.cli.copied import copied
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
@click.option("--clipboard", is_flag=True)
@in_style
@in_session
def command(session: Session, style: Style, files: tuple[str, ...], clipboard: bool) -> int:
    """Check files, what was copied, or standard input."""
    if clipboard:
        return judge_all([copied(*files)], session, style)
    names = files or (STDIN,)
    if names.count(STDIN) > 1:
        raise WrongCallError("dash_twice")
    stdin = standard_input(session.wording, wanted=STDIN in names)
    drafts = (named(name, stdin, caller().folder) for name in names)
    return judge_all(drafts, session, replace(style, single=len(names) == 1))
