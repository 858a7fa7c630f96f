"""`promptguard mask`: the draft with numbered words in place of what must not be sent."""

import sys
from collections import Counter
from pathlib import Path

import click

from promptguard.frontends.cli.caller import caller
from promptguard.frontends.cli.judging import NOT_CHECKED, NOT_SENDABLE, SENDABLE, checked, exit_code
from promptguard.frontends.cli.output import note, standard_input, write_text
from promptguard.frontends.cli.paths import ExistingPath, write_new
from promptguard.frontends.cli.session import Session, in_session
from promptguard.frontends.cli.speaking import Speaking
from promptguard.frontends.drafts import STDIN, named
from promptguard.mask import Masked, left_over, mask, to_mask
from promptguard.model import Action, Category, Report
from promptguard.report._interface import Checked
from promptguard.report.places import Lines, places
from promptguard.report.verdict import failure_line, headline
from promptguard.report.wording import Wording

_FILE = ExistingPath(dir_okay=False, allow_dash=True)


@click.command(cls=Speaking)
@click.argument("file", default=STDIN, type=_FILE)
@click.option("--output", "-o", type=click.Path(path_type=Path), metavar="FILE")
@in_session
def command(session: Session, file: str, output: Path | None) -> int:
    """Mask one draft, look at the result again, and print it."""
    words = session.wording
    outcome = checked(named(file, standard_input(words, wanted=file == STDIN), caller().folder), session)
    if exit_code(outcome.report) == NOT_CHECKED:
        return _withheld(outcome, words)
    masked = mask(outcome.text, outcome.report, words.words)
    again = session.scanner.scan(masked.text)
    if exit_code(again) == NOT_CHECKED:
        note(words.text("mask", "withheld"))
        return NOT_CHECKED
    _deliver(masked.text, file, output, words)
    note(_summary(masked, words))
    if any(found.category is Category.MARKING for found in to_mask(outcome.report)):
        note(words.text("mask", "marking"))
    return _told_of_the_rest(masked, again, words)


def _withheld(outcome: Checked, words: Wording) -> int:
    """Why no text is given."""
    note(headline(outcome, words))
    for failure in outcome.report.failures:
        note(failure_line(failure, words))
    note(words.text("mask", "withheld"))
    return NOT_CHECKED


def _deliver(text: str, draft: str, output: Path | None, words: Wording) -> None:
    if output:
        write_new(output, text, draft)
        note(words.text("mask", "written", path=output))
    elif not write_text(text):
        note(words.text("mask", "lossy", encoding=sys.stdout.encoding))


def _summary(masked: Masked, words: Wording) -> str:
    """How many places, by the word that stands there now."""
    if not masked.placed:
        return words.text("mask", "nothing")
    counts = Counter(masked.text[place.start + 1 : place.end - 1].rstrip("0123456789") for place in masked.placed)
    tally = words.text("report", "tally_joint").join(
        words.text("mask", "tally", name=name, count=count) for name, count in counts.items()
    )
    return words.text("mask", "done", count=len(masked.placed), tally=tally)


def _told_of_the_rest(masked: Masked, again: Report, words: Wording) -> int:
    """What the second look finds: what must not be sent decides, what only needs another look is told of."""
    warned = (finding for finding in again.findings if finding.action is Action.WARN)
    left, doubtful = left_over(masked, to_mask(again)), left_over(masked, warned)
    lines = Lines.of(masked.text)
    if doubtful:
        note(words.text("mask", "doubtful", count=len(doubtful), places=places(doubtful, lines, words)))
    if left:
        note(words.text("mask", "left", places=places(left, lines, words)))
    return NOT_SENDABLE if left else SENDABLE
