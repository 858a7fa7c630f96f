"""`promptguard dict import`: an Excel or CSV list becomes entries; the same list again updates them."""

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

import click

from promptguard.dictionary.columns import Columns, Field, asked, letter, recognised
from promptguard.dictionary.harvest import harvest
from promptguard.dictionary.sheet import Sheet
from promptguard.frontends.cli.changing import kept, planned
from promptguard.frontends.cli.curation import Curation, in_curation, shown
from promptguard.frontends.cli.harvested import account, columns_line, rows_of
from promptguard.frontends.cli.kinds import CATEGORY
from promptguard.frontends.cli.paths import ExistingPath
from promptguard.frontends.cli.sheets import write_rows
from promptguard.frontends.cli.speaking import Speaking
from promptguard.frontends.cli.wrong import WrongCallError
from promptguard.frontends.drafts import STDIN
from promptguard.frontends.tables import read_table, read_tables
from promptguard.model import Category

_FILE = ExistingPath(dir_okay=False, allow_dash=True)
_SHOWN = 6
_WIDTH = 60


@click.command(cls=Speaking)
@click.argument("table", type=_FILE)
@click.option("--category", type=CATEGORY, metavar="NAME")
@click.option("--term", metavar="COLUMN")
@click.option("--reading", metavar="COLUMN")
@click.option("--alias", metavar="COLUMN", multiple=True)
@click.option("--note", metavar="COLUMN")
@click.option("--sheet", metavar="NAME")
@click.option("--to", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE")
@click.option("--owner", metavar="NAME", default="")
@click.option("--report", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE")
@click.option("--dry-run", is_flag=True)
@in_curation
def command(  # noqa: PLR0913 - the options of the command
    *,
    curation: Curation,
    table: str,
    category: Category | None,
    sheet: str | None,
    to: Path | None,
    owner: str,
    report: Path | None,
    dry_run: bool,
    **columns: str | tuple[str, ...] | None,
) -> int:
    """Take the entries of a list into the dictionary."""
    chosen = _sheet(table, sheet, curation)
    found = _columns(chosen, _wanted(columns), curation)
    kind = category or found.category or Category.CLIENT
    curation.say("import", "columns", columns=columns_line(found, curation), category=curation.category(kind))
    if found.unused:
        curation.say("import", "unused", names="、".join(found.unused))
    taken = harvest(chosen, found, kind)
    if report:
        write_rows(report, rows_of(taken, curation))
    entries = tuple(each.entry for each in taken.taken)
    changes, file = planned(entries, kind, to, curation) if dry_run else kept(entries, kind, to, owner, curation)
    for line in account(taken, changes, shown(file), curation, dry_run=dry_run):
        click.echo(line)
    curation.say("import", "next", files=str(report) if report else "--report report.csv")
    return 0


def _sheet(table: str, name: str | None, curation: Curation) -> Sheet:
    """The sheet that was named, else the first whose columns are known, else the first with anything in it."""
    sheets = read_table(sys.stdin.buffer, STDIN) if table == STDIN else read_tables(Path(table))
    named = [each for each in sheets if name is None or each.name == name]
    if not named:
        raise WrongCallError("no_such_sheet", name=name, known="、".join(each.name for each in sheets))
    chosen = next((each for each in named if recognised(each)), named[0])
    curation.say("import", "read_sheet" if chosen.name else "read", path=table, sheet=chosen.name)
    others = [each.name for each in sheets if each is not chosen and any(not row.is_empty for row in each.rows)]
    if others and name is None:
        curation.say("import", "other_sheets", names="、".join(others))
    return chosen


def _wanted(columns: Mapping[str, str | tuple[str, ...] | None]) -> Mapping[Field, Sequence[str]]:
    """The columns that were named on the command line."""
    fields = {"term": Field.TERM, "reading": Field.READING, "alias": Field.ALIASES, "note": Field.NOTE}
    given = {fields[key]: (value,) if isinstance(value, str) else value for key, value in columns.items()}
    return MappingProxyType({field: names for field, names in given.items() if names})


def _columns(sheet: Sheet, wanted: Mapping[Field, Sequence[str]], curation: Curation) -> Columns:
    """The columns as named or recognised; a person at a terminal is asked for what is neither."""
    if not wanted and (found := recognised(sheet)):
        return found
    try:
        return asked(sheet, wanted)
    except KeyError as missing:
        if missing.args[0] is not Field.TERM:
            raise WrongCallError("no_such_column", name=missing.args[0]) from None
    if not _at_terminal():
        raise WrongCallError("no_term_column")
    for row in [row for row in sheet.rows if not row.is_empty][:_SHOWN]:
        cells = (f"{letter(at)}: {' '.join(cell.split())}" for at, cell in enumerate(row.cells) if cell.strip())
        click.echo(f"  {'  '.join(cells)[:_WIDTH]}")
    name = click.prompt(curation.words.text("import", "ask_column"))
    return _columns(sheet, {**wanted, Field.TERM: (name,)}, curation)


def _at_terminal() -> bool:
    """Whether there is a person to ask."""
    return sys.stdin.isatty()
