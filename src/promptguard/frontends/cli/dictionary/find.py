"""`promptguard dict find`: which entries stand in a text, in which written form, and where they are registered."""

from difflib import get_close_matches

import click

from promptguard.dictionary.load import load_dictionary
from promptguard.dictionary.schema import Dictionary, Entry
from promptguard.dictionary.variants import spelling
from promptguard.frontends.cli.alarms import Alarms
from promptguard.frontends.cli.curation import curating, shown
from promptguard.frontends.cli.output import standard_input
from promptguard.frontends.cli.session import Session, in_session
from promptguard.frontends.cli.speaking import Speaking
from promptguard.frontends.drafts import STDIN
from promptguard.frontends.reading import read_stream
from promptguard.report.wording import Wording

_NEAR = 3
_LIKE = 0.5
_LONGEST = 40


@click.command(cls=Speaking)
@click.argument("text", default=STDIN)
@in_session
def command(session: Session, text: str) -> int:
    """Find entries in a text."""
    words = curating(session.wording.language)
    if text == STDIN:
        text = read_stream(standard_input(session.wording))
    dictionary = load_dictionary(session.settings.dictionaries)
    found = list(Alarms(session.scanner, dictionary).found(text))
    for finding, entry in found:
        click.echo(_line(text[finding.span.start : finding.span.end], entry, session, words))
    if not found:
        click.echo(words.text("find", "none"))
        if len(text.strip()) <= _LONGEST and (near := _near(text, dictionary)):
            click.echo(words.text("find", "near", terms=words.text("joint").join(near)))
    return 0


def _line(text: str, entry: Entry, session: Session, words: Wording) -> str:
    exact = text in entry.forms
    return words.text(
        "find",
        "exact" if exact else "variant",
        text=text,
        term=entry.term,
        category=session.wording.text("categories", entry.category, "name"),
        place=f"{shown(entry.place.file)}:{entry.place.line}",
    )


def _near(text: str, dictionary: Dictionary) -> list[str]:
    """Entries that look like the text."""
    terms = {spelling(form): entry.term for entry in dictionary.entries for form in entry.forms}
    return [terms[key] for key in get_close_matches(spelling(text), terms, _NEAR, _LIKE)]
