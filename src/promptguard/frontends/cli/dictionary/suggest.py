"""`promptguard dict suggest`: words of the company's own texts that its dictionary may lack, for a person to choose."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from promptguard.detect._general import is_general
from promptguard.dictionary.exporting import suggested_rows
from promptguard.dictionary.load import load_dictionary
from promptguard.dictionary.suggesting import Suggestions, suggest
from promptguard.frontends.cli.curation import curating
from promptguard.frontends.cli.output import note
from promptguard.frontends.cli.paths import ExistingPath
from promptguard.frontends.cli.session import Session, in_session
from promptguard.frontends.cli.sheets import write_rows
from promptguard.frontends.cli.speaking import Speaking
from promptguard.frontends.drafts import drafts_in, files_below
from promptguard.model import Confidence
from promptguard.report.wording import Wording

_PATH = ExistingPath(path_type=Path)
_MOST = 30


@click.command(cls=Speaking)
@click.argument("paths", nargs=-1, required=True, type=_PATH)
@click.option("--least", type=click.IntRange(1), default=3, metavar="N")
@click.option("--output", "-o", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE")
@in_session
def command(session: Session, paths: tuple[Path, ...], least: int, output: Path | None) -> int:
    """Suggest terms."""
    words = curating(session.wording.language)
    dictionary = load_dictionary(session.settings.dictionaries)
    known = [form for entry in dictionary.entries for form in entry.forms]
    known += [*session.settings.company, *session.settings.allow, *(each.term for each in dictionary.allow)]

    def organizations(text: str) -> Iterator[str]:
        for finding in session.scanner.scan(text).findings:
            if finding.entity == "ORGANIZATION" and finding.confidence > Confidence.WEAK:
                yield text[finding.span.start : finding.span.end]

    found = suggest(_texts(paths, words, session.wording), organizations, is_general, known, least)
    if output:
        write_rows(output, suggested_rows(found.candidates, words.language))
        note(words.text("suggest", "written", count=len(found.candidates), file=output))
        return 0
    _show(found, least, session, words)
    return 0


def _texts(paths: Sequence[Path], words: Wording, drafts: Wording) -> Iterator[str]:
    """The texts that can be read; how many cannot, and how many are of other kinds, is told at the end."""
    unread, found = 0, files_below(paths)
    for path, problem in found.files:
        for draft in drafts_in(path, problem):
            unread += draft.problem is not None
            yield draft.text
    if unread:
        note(words.text("against", "unread", count=unread))
    if found.others:
        note(drafts.text("drafts", "others", count=found.others))


def _show(found: Suggestions, least: int, session: Session, words: Wording) -> None:
    if not found.candidates and not found.families:
        click.echo(words.text("suggest", "none", least=least))
        return
    click.echo(words.text("suggest", "title", count=len(found.candidates)))
    for each in found.candidates[:_MOST]:
        category = session.wording.text("categories", each.category, "name")
        fields = {"term": each.term, "category": category, "count": each.count, "texts": each.texts}
        click.echo("  " + words.text("suggest", "line", example=each.example, **fields))
    if len(found.candidates) > _MOST:
        click.echo("  " + words.text("check", "more", count=len(found.candidates) - _MOST))
    for family in found.families:
        codes = words.text("joint").join(family.codes[:3])
        click.echo(words.text("suggest", "family", expression=family.expression, count=len(family.codes), codes=codes))
    click.echo(words.text("suggest", "next"))
