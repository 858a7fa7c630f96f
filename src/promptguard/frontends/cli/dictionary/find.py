"""`promptguard dict find`: which entries are written in a text, where they are registered, and why one is not found."""

from collections.abc import Iterator
from difflib import get_close_matches

import click

from promptguard.detect.dictionary import Dictionary as Detector
from promptguard.detect.dictionary import Looked, Outcome
from promptguard.dictionary.schema import Dictionary, Entry
from promptguard.dictionary.variants import spelling
from promptguard.frontends.cli.alarms import Alarms
from promptguard.frontends.cli.curation import curating, shown
from promptguard.frontends.cli.output import standard_input
from promptguard.frontends.cli.session import Session, in_session
from promptguard.frontends.cli.speaking import Speaking
from promptguard.frontends.drafts import STDIN
from promptguard.frontends.reading import read_stream
from promptguard.normalize.fold import normalize
from promptguard.report.snippets import visible
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
    alarms = Alarms.of(session.settings)
    lines = list(_lines(text, alarms, words, session.wording))
    for line in lines:
        click.echo(line)
    if not lines:
        click.echo(words.text("find", "none"))
        if len(text.strip()) <= _LONGEST and (near := _near(text, alarms.dictionary)):
            click.echo(words.text("find", "near", terms=words.text("joint").join(near)))
    return 0


def _lines(text: str, alarms: Alarms, words: Wording, reports: Wording) -> Iterator[str]:
    """Every place where an entry is written, and what becomes of it."""
    folded = normalize(text)
    found = {finding.span for finding in alarms.scanner.scan(text).findings if finding.registered}
    for detector in alarms.scanner.detectors:
        for looked in detector.look(folded) if isinstance(detector, Detector) else ():
            span = folded.span(looked.start, looked.end)
            written = visible(text[span.start : span.end])
            covered = any(each.start < span.end and span.start < each.end for each in found)
            for number in looked.entries[:1]:
                yield _line(written, alarms.entries.get(number), words, reports)
            if not covered:
                yield f"  {words.text('unfound', _why(looked))}"


def _line(written: str, entry: Entry | None, words: Wording, reports: Wording) -> str:
    if entry is None:
        return words.text("find", "sealed", text=written)
    return words.text(
        "find",
        "exact" if written in entry.forms else "variant",
        text=written,
        term=entry.term,
        category=reports.text("categories", entry.category, "name"),
        place=f"{shown(entry.place.file)}:{entry.place.line}",
    )


def _why(looked: Looked) -> str:
    """Why an entry that is written in a text is no finding: what the detector says, else that it is allowed."""
    return "allowed" if looked.outcome is Outcome.FOUND else looked.outcome


def _near(text: str, dictionary: Dictionary) -> list[str]:
    """Entries that look like the text."""
    terms = {spelling(form): entry.term for entry in dictionary.entries for form in entry.forms}
    return [terms[key] for key in get_close_matches(spelling(text), terms, _NEAR, _LIKE)]
