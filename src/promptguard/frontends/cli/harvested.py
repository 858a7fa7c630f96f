"""What became of the rows of a list, told to the person whose list it is."""

from collections.abc import Iterator, Sequence

from promptguard.dictionary.columns import Columns, letter
from promptguard.dictionary.harvest import Harvest, Skip
from promptguard.dictionary.merging import Merge
from promptguard.frontends.cli.curation import Curation

_ROWS = 8
_EXAMPLES = 2


def columns_line(columns: Columns, curation: Curation) -> str:
    """Which column is read as what: `会社名 = B列「取引先名」`."""
    words = curation.words
    parts = [
        words.text("import", "column", field=words.text("fields", field), letter=letter(at), title=_title(columns, at))
        for field, places in columns.places.items()
        for at in places
    ]
    return words.text("joint").join(parts)


def _title(columns: Columns, at: int) -> str:
    title = columns.titles[at] if at < len(columns.titles) else ""
    return f"「{' '.join(title.split())}」" if title else ""


def account(taken: Harvest, changes: Merge, file: str, curation: Curation, *, dry_run: bool) -> Iterator[str]:
    """What was taken, what was taken off, and what was passed over and why, with the numbers of the rows."""
    words = curation.words
    counts = {"added": len(changes.added), "changed": len(changes.changed), "same": len(changes.same)}
    yield words.text("import", "would" if dry_run else "taken", count=sum(counts.values()), file=file, **counts)
    cleaned = [each for each in taken.taken if each.dropped]
    if cleaned:
        some = words.text("joint").join(
            words.text("import", "cleaned_row", row=each.row, dropped=each.dropped[0]) for each in cleaned[:_EXAMPLES]
        )
        yield words.text("import", "cleaned", count=len(cleaned), examples=some)
    doubtful = [each for each in taken.taken if each.doubts]
    for doubt in sorted({doubt for each in doubtful for doubt in each.doubts}):
        yield words.text("doubts", doubt, rows=_rows([each.row for each in doubtful if doubt in each.doubts], curation))
    if taken.skipped or taken.empty:
        yield words.text("import", "skipped", count=len(taken.skipped) + taken.empty)
    for why in Skip:
        skipped = [each for each in taken.skipped if each.why is why]
        if skipped:
            yield words.text("skips", why, count=len(skipped), rows=_rows([each.row for each in skipped], curation))
    if taken.empty:
        yield words.text("skips", "empty", count=taken.empty)


def _rows(numbers: Sequence[int], curation: Curation) -> str:
    shown = curation.words.text("joint").join(map(str, numbers[:_ROWS]))
    return curation.words.text("import", "rows" if len(numbers) <= _ROWS else "more", rows=shown)


def rows_of(taken: Harvest, curation: Curation) -> list[list[str]]:
    """One line for each row of the list that holds something, in its order: what became of it."""
    words = curation.words
    lines = {each.row: [each.entry.term, words.text("report", "taken"), *_said(each.dropped)] for each in taken.taken}
    lines |= {each.row: [each.text, words.text("report", each.why, first=each.first), ""] for each in taken.skipped}
    head = [words.text("report", key) for key in ("row", "text", "outcome", "dropped")]
    return [head, *([str(row), *line] for row, line in sorted(lines.items()))]


def _said(dropped: Sequence[str]) -> list[str]:
    return [" ".join(dropped)]
