"""`promptguard mask`: the draft with numbered words in place of what must not be sent."""

import sys
from collections import Counter
from pathlib import Path

import click

from promptguard.frontends.cli.judging import NOT_CHECKED, NOT_SENDABLE, SENDABLE, checked, exit_code
from promptguard.frontends.cli.output import note, standard_input, write_text
from promptguard.frontends.cli.session import Session, in_session
from promptguard.frontends.cli.speaking import Speaking
from promptguard.frontends.drafts import STDIN, named
from promptguard.mask import Masked, left_over, mask
from promptguard.model import Finding
from promptguard.report.places import Lines
from promptguard.report.verdict import failure_line, headline
from promptguard.report.wording import Wording

_FILE = click.Path(exists=True, dir_okay=False, readable=False, allow_dash=True)


@click.command(cls=Speaking)
@click.argument("file", default=STDIN, metavar="[FILE|-]", type=_FILE)
@click.option("--output", "-o", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE")
@in_session
def command(session: Session, file: str, output: Path | None) -> int:
    """Mask one draft, look at the result again, and print it."""
    words = session.wording
    outcome = checked(named(file, standard_input(words, wanted=file == STDIN)), session)
    if exit_code(outcome.report) == NOT_CHECKED:
        note(headline(outcome, words))
        for failure in outcome.report.failures:
            note(failure_line(failure, words))
        note(words.text("mask", "withheld"))
        return NOT_CHECKED
    masked = mask(outcome.text, outcome.report, words.words)
    again = session.scanner.scan(masked.text)
    if exit_code(again) == NOT_CHECKED:
        note(words.text("mask", "withheld"))
        return NOT_CHECKED
    _deliver(masked.text, output, words)
    note(_summary(masked, words))
    left = left_over(masked, again)
    if left:
        note(words.text("mask", "left", places=_places(masked.text, left, words)))
    return NOT_SENDABLE if left else SENDABLE


def _deliver(text: str, output: Path | None, words: Wording) -> None:
    if output:
        output.write_bytes(text.encode("utf-8", "replace"))
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


def _places(text: str, left: tuple[Finding, ...], words: Wording) -> str:
    lines = Lines.of(text)
    places = [lines.place(finding.span.start) for finding in left]
    return ", ".join(words.text("report", "place", line=place.line, column=place.column) for place in places)
