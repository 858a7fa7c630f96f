"""`promptguard dict find`: which entries are written in a text, where they are registered, and why one is not found."""

from collections.abc import Iterator
from datetime import datetime
from difflib import get_close_matches
from pathlib import Path

import click

from promptguard.detect._dictionary.explain import Explained, explain
from promptguard.detect.dictionary import Outcome
from promptguard.dictionary.load import load_dictionary
from promptguard.dictionary.schema import Dictionary
from promptguard.dictionary.variants import spelling
from promptguard.frontends.cli.curation import curating, shown
from promptguard.frontends.cli.output import standard_input
from promptguard.frontends.cli.session import Session, in_session
from promptguard.frontends.cli.speaking import Speaking
from promptguard.frontends.cli.wrong import WrongCallError
from promptguard.frontends.drafts import STDIN
from promptguard.frontends.reading import read_stream
from promptguard.model import Span
from promptguard.report.snippets import visible
from promptguard.report.wording import Wording

_NEAR = 3
_LIKE = 0.5
_LONGEST = 40
_LONGEST_PATH = 80
"""Characters; no system refuses to look for a file whose name is so long."""


@click.command(cls=Speaking)
@click.argument("text", default=STDIN)
@in_session
def command(session: Session, text: str) -> int:
    """Find entries in a text."""
    words = curating(session.wording.language)
    if len(text) <= _LONGEST_PATH and Path(text).is_file():
        raise WrongCallError("text_is_file", path=text)
    if text == STDIN:
        text = read_stream(standard_input(session.wording))
    dictionary = load_dictionary(session.settings.dictionaries)
    lines = list(_lines(text, dictionary, session, words))
    for line in lines:
        click.echo(line)
    if not lines:
        click.echo(words.text("find", "none"))
        if len(text.strip()) <= _LONGEST and (near := _near(text, dictionary)):
            click.echo(words.text("find", "near", terms=words.text("joint").join(near)))
    return 0


def _lines(text: str, dictionary: Dictionary, session: Session, words: Wording) -> Iterator[str]:
    """Every place where an entry is written, and why, if so, it is not found; then what sealed entries find."""
    spans = [finding.span for finding in session.scanner.scan(text).findings if finding.registered]
    told: list[Span] = []
    for each in explain(text, dictionary, datetime.now().astimezone().date()):
        told.append(each.span)
        yield _line(text, each, session, words)
        if not any(_meet(each.span, span) for span in spans):
            yield f"  {words.text('unfound', 'allowed' if each.outcome is Outcome.FOUND else each.outcome)}"
    for span in spans:
        if not any(_meet(span, other) for other in told):
            yield words.text("find", "sealed", text=visible(text[span.start : span.end]))


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _line(text: str, each: Explained, session: Session, words: Wording) -> str:
    how = words.text("joint").join(words.text("variants", variant) for variant in each.variants)
    return words.text(
        "find",
        "variant" if how else "exact",
        text=visible(text[each.span.start : each.span.end]),
        term=each.entry.term,
        category=session.wording.text("categories", each.entry.category, "name"),
        place=f"{shown(each.entry.place.file)}:{each.entry.place.line}",
        how=how,
    )


def _near(text: str, dictionary: Dictionary) -> list[str]:
    """Entries that look like the text."""
    terms = {spelling(form): entry.term for entry in dictionary.entries for form in entry.forms}
    return [terms[key] for key in get_close_matches(spelling(text), terms, _NEAR, _LIKE)]
