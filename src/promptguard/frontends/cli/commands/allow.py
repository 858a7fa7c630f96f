"""`promptguard allow`: from now on this text is no problem; it is kept who decided that, when and why."""

import getpass
import sys
from datetime import datetime

import click

from promptguard.dictionary.schema import Allowed, Dictionary
from promptguard.dictionary.variants import form_before, spelling
from promptguard.frontends.cli.changing import allow
from promptguard.frontends.cli.curation import Curation, in_curation, shown
from promptguard.frontends.cli.speaking import Speaking
from promptguard.frontends.cli.wrong import WrongCallError


@click.command(cls=Speaking)
@click.argument("term")
@click.option("--why", metavar="TEXT")
@click.option("--who", metavar="NAME")
@in_curation
def command(curation: Curation, term: str, why: str | None, who: str | None) -> int:
    """Allow one text."""
    term = " ".join(term.split())
    if len(term) <= 1 or form_before(term) == len(term):
        raise WrongCallError("allow_too_much", name=term)
    dictionary = curation.dictionary()
    if known := _known(term, dictionary):
        curation.say("allow", "same", term=term, file=shown(known.place.file), line=known.place.line)
        return 0
    today = datetime.now().astimezone().date()
    reason = why or _asked(curation)
    file = allow({"term": term, "who": who or getpass.getuser(), "when": today, "why": reason}, curation)
    curation.say("allow", "added", term=term, file=shown(file))
    for entry in dictionary.entries:
        if spelling(term) in map(spelling, entry.forms):
            place = f"{shown(entry.place.file)}:{entry.place.line}"
            curation.say("allow", "entry", term=entry.term, place=place)
    return 0


def _known(term: str, dictionary: Dictionary) -> Allowed | None:
    return next((each for each in dictionary.allow if spelling(each.term) == spelling(term)), None)


def _asked(curation: Curation) -> str:
    """The reason, from a person at a terminal."""
    if not sys.stdin.isatty():
        raise WrongCallError("no_reason")
    reason: str = click.prompt(curation.words.text("allow", "why"))
    return reason
