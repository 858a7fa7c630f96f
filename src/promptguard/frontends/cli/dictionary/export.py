"""`promptguard dict export`: the entries as a table for Excel, or as one YAML file."""

from pathlib import Path

import click

from promptguard.dictionary.exporting import as_yaml, rows
from promptguard.dictionary.sheet import text_of_rows
from promptguard.frontends.cli.curation import Curation, in_curation
from promptguard.frontends.cli.output import note, write_text
from promptguard.frontends.cli.paths import write_new
from promptguard.frontends.cli.sheets import write_rows
from promptguard.frontends.cli.speaking import Speaking
from promptguard.frontends.drafts import STDIN


@click.command(cls=Speaking)
@click.option("--output", "-o", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE")
@in_curation
def command(curation: Curation, output: Path | None) -> int:
    """Write all entries."""
    entries = curation.dictionary().entries
    table = rows(entries, curation.words.language)
    if output is None:
        write_text(text_of_rows(table))
        return 0
    if output.suffix.lower() in (".yaml", ".yml"):
        write_new(output, as_yaml(entries), STDIN)
    else:
        write_rows(output, table)
    note(curation.words.text("export", "written", count=len(entries), file=output))
    return 0
