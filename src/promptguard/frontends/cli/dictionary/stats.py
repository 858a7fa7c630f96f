"""`promptguard dict stats`: how much the dictionary holds, by kind and by file."""

from collections import Counter

import click

from promptguard.frontends.cli.curation import Curation, in_curation, shown
from promptguard.frontends.cli.speaking import Speaking


@click.command(cls=Speaking)
@in_curation
def command(curation: Curation) -> int:
    """Count the entries."""
    dictionary = curation.dictionary()
    entries = dictionary.entries
    aliases = sum(len(entry.aliases) for entry in entries)
    readings = sum(bool(entry.reading) for entry in entries)
    curation.say("stats", "all", terms=len(entries), aliases=aliases, readings=readings)
    curation.say("stats", "others", patterns=len(dictionary.rules), allowed=len(dictionary.allow))
    for category, count in Counter(entry.category for entry in entries).most_common():
        curation.say("stats", "category", name=curation.category(category), count=count)
    by_file = Counter(entry.place.file for entry in entries)
    for source in dictionary.sources:
        owner = source.owner or curation.words.text("stats", "no_owner")
        curation.say("stats", "file", file=shown(source.path), count=by_file[source.path], owner=owner)
    return 0
