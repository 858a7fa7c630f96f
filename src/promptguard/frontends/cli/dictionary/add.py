"""`promptguard dict add`: one more entry, or one more name for it."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from promptguard.detect._general import is_word
from promptguard.dictionary.guessing import category_of
from promptguard.dictionary.lint import common
from promptguard.dictionary.load import load_file
from promptguard.dictionary.schema import Entry
from promptguard.frontends.cli.alarms import Alarms
from promptguard.frontends.cli.changing import kept
from promptguard.frontends.cli.curation import Curation, in_curation, shown
from promptguard.frontends.cli.kinds import CATEGORY, DAY
from promptguard.frontends.cli.speaking import Speaking
from promptguard.model import Category
from promptguard.settings import find_settings


@click.command(cls=Speaking)
@click.argument("term")
@click.option("--category", type=CATEGORY, metavar="NAME")
@click.option("--alias", metavar="NAME", multiple=True)
@click.option("--reading", metavar="KANA", default="")
@click.option("--since", type=DAY, metavar="DAY")
@click.option("--until", type=DAY, metavar="DAY")
@click.option("--note", metavar="TEXT", default="")
@click.option("--to", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE")
@click.option("--owner", metavar="NAME", default="")
@in_curation
def command(  # noqa: PLR0913 - the options of the command
    *,
    curation: Curation,
    term: str,
    category: Category | None,
    alias: tuple[str, ...],
    reading: str,
    since: date | None,
    until: date | None,
    note: str,
    to: Path | None,
    owner: str,
) -> int:
    """Add one entry."""
    kind = category or category_of(term)
    entry = Entry(kind, term.strip(), alias, reading, since, until, note=note)
    changes, file = kept((entry,), kind, to, owner, curation)
    known = [*(change.entry for change in changes.changed), *changes.same]
    where = shown(known[0].place.file) + f":{known[0].place.line}" if known else shown(file)
    fields = {"term": entry.term, "category": curation.category(kind), "file": where}
    curation.say("add", "added" if changes.added else "changed" if changes.changed else "same", **fields)
    if changes.added:
        if category is None:
            curation.say("add", "guessed", **fields)
        _warn(file, curation)
    return 0


def _warn(file: Path, curation: Curation) -> None:
    """Tell a harmless sentence in which the new entry, the last of its file, is found, if there is one."""
    alone = replace(find_settings(curation.settings.source), dictionaries=(file,))
    own = load_file(file)
    new = own.entries[-1]
    alarms = Alarms.of(alone, own)
    for problem in common([new], lambda sentence: (found for found in alarms(sentence) if found[1] is new), is_word):
        curation.say("add", "common", term=problem.term, sentence=problem.sentence)
