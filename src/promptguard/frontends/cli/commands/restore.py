"""`promptguard restore`: the answer of a chat service with the originals back in it."""

import codecs
import sys
from pathlib import Path

import click

from promptguard.frontends.cli.caller import caller
from promptguard.frontends.cli.keeping import Keeping, existing, read_map, with_source
from promptguard.frontends.cli.language import configured_language, language
from promptguard.frontends.cli.output import note, standard_input
from promptguard.frontends.cli.paths import ExistingPath, deliver
from promptguard.frontends.cli.speaking import Speaking, asked_language
from promptguard.frontends.cli.wrong import WrongCallError
from promptguard.frontends.drafts import STDIN, named
from promptguard.masking.restore import Restored, Restorer
from promptguard.masking.stream import Stream, restored
from promptguard.report.snippets import visible
from promptguard.report.wording import LANGUAGES, Wording, load_wording
from promptguard.vault.vault import Kept

_FILE = ExistingPath(dir_okay=False, allow_dash=True)
_PIECE = 4096
_WHOLE, _IN_PART = 0, 1


@click.command(cls=Speaking)
@click.argument("file", default=STDIN, type=_FILE)
@click.option("--output", "-o", type=click.Path(path_type=Path), metavar="FILE")
@click.option("--stream", "way", flag_value="stream")
@click.option("--clipboard", "way", flag_value="clipboard")
@click.option("--lang", type=click.Choice(LANGUAGES), expose_value=False)
@with_source
def command(keeping: Keeping, file: str, output: Path | None, way: str | None) -> int:
    """Put the originals back, and say what could not be."""
    words = load_wording(language(asked_language(click.get_current_context()), configured_language()))
    if way and (output or file != STDIN):
        raise WrongCallError("one_way_out", name=f"--{way}")
    kept = _kept(keeping)
    restorer = Restorer(kept.ledger.entries)
    if way == "stream":
        result = _streamed(Stream(restorer), words)
    elif way == "clipboard":
        result = _on_the_clipboard(restorer)
    else:
        result = _of_a_text(restorer, file, output, words)
    return _told(result, kept.latest, words)


def _of_a_text(restorer: Restorer, file: str, output: Path | None, words: Wording) -> Restored:
    """A file, or all of standard input."""
    draft = named(file, standard_input(words, wanted=file == STDIN), caller().folder)
    if draft.problem:
        raise draft.problem
    result = restored(restorer, draft.text)
    deliver(result.text, file, output, words)
    return result


def _kept(keeping: Keeping) -> Kept:
    """What placeholders stand for.

    Raises:
        WrongCallError: nothing is known.
    """
    if not keeping.map_file:
        return existing(keeping.session)
    ledger = read_map(keeping.map_file)
    latest = frozenset(entry.placeholder for entry in ledger.entries if not entry.derived)
    return Kept(str(keeping.map_file), ledger, latest)


def _streamed(stream: Stream, words: Wording) -> Restored:
    """UTF-8 in, UTF-8 out, as it comes; bytes that are none pass through."""
    source, sink = standard_input(words), sys.stdout.buffer
    decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
    read = getattr(source, "read1", source.read)
    while piece := read(_PIECE):
        sink.write(stream.feed(decoder.decode(piece)).encode("utf-8", "surrogateescape"))
        sink.flush()
    rest = stream.feed(decoder.decode(b"", final=True)) + stream.finish()
    sink.write(rest.encode("utf-8", "surrogateescape"))
    sink.flush()
    return stream.result(expected=(entry.placeholder for entry in stream.restorer.entries if not entry.derived))


def _on_the_clipboard(restorer: Restorer) -> Restored:
    from promptguard.frontends.cli.copied import copied, copy

    draft, stamp = copied()
    if draft.problem:
        raise draft.problem
    result = restored(restorer, draft.text)
    if result.count:
        copy(result.text, stamp)
    return result


def _told(result: Restored, latest: frozenset[str], words: Wording) -> int:
    """What happened, without a value; the exit code."""
    note(words.text("restore", "done", count=result.count))
    missing = tuple(placeholder for placeholder in result.missing if placeholder in latest)
    for key, found in (("unknown", result.unknown), ("ambiguous", result.ambiguous), ("missing", missing)):
        if found:
            joint = words.text("report", "place_joint")
            note(words.text("restore", key, placeholders=joint.join(map(visible, found))))
    return _IN_PART if result.unknown or result.ambiguous else _WHOLE
