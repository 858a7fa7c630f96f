"""`promptguard restore`: the answer of a chat service with the originals back in it."""

import codecs
import sys
from pathlib import Path

import click

from promptguard.frontends.cli.keeping import read_map
from promptguard.frontends.cli.language import configured_language, language
from promptguard.frontends.cli.output import note, standard_input, write_text
from promptguard.frontends.cli.paths import ExistingPath, write_new
from promptguard.frontends.cli.speaking import Speaking, asked_language
from promptguard.frontends.cli.wrong import WrongCallError
from promptguard.frontends.drafts import STDIN, named
from promptguard.masking.restore import Restored, Restorer
from promptguard.masking.stream import Stream, restored
from promptguard.report.snippets import visible
from promptguard.report.wording import LANGUAGES, Wording, load_wording
from promptguard.vault.vault import DEFAULT_SESSION, Kept, Vault, vault_folder

_FILE = ExistingPath(dir_okay=False, allow_dash=True)
_PIECE = 4096
_WHOLE, _IN_PART = 0, 1


@click.command(cls=Speaking)
@click.argument("file", default=STDIN, type=_FILE)
@click.option("--session", "session_name", default=DEFAULT_SESSION, metavar="NAME")
@click.option("--map", "map_file", type=click.Path(path_type=Path), metavar="FILE")
@click.option("--output", "-o", type=click.Path(path_type=Path), metavar="FILE")
@click.option("--stream", "streamed", is_flag=True)
@click.option("--clipboard", is_flag=True)
@click.option("--lang", type=click.Choice(LANGUAGES))
@click.pass_context
def command(
    ctx: click.Context, file: str, session_name: str, map_file: Path | None, output: Path | None, streamed: bool,
    clipboard: bool, lang: str | None,
) -> int:  # fmt: skip
    """Put the originals back, and say what could not be."""
    words = load_wording(language(lang or asked_language(ctx), configured_language()))
    if streamed and (clipboard or output or file != STDIN):
        raise WrongCallError("stream_alone")
    kept = _kept(session_name, map_file)
    restorer = Restorer(kept.ledger.entries)
    if streamed:
        result = _streamed(Stream(restorer), words)
    elif clipboard:
        result = _on_the_clipboard(restorer)
    else:
        draft = named(file, standard_input(words, wanted=file == STDIN))
        if draft.problem:
            raise draft.problem
        result = restored(restorer, draft.text)
        _deliver(result.text, file, output, words)
    return _told(result, kept.latest, words)


def _kept(session: str, map_file: Path | None) -> Kept:
    """What placeholders stand for.

    Raises:
        WrongCallError: nothing is known.
    """
    if map_file:
        ledger = read_map(map_file)
        return Kept(str(map_file), ledger, frozenset(entry.placeholder for entry in ledger.entries if not entry.derived))
    kept = Vault(vault_folder()).recall(session)
    if not kept.ledger.entries:
        raise WrongCallError("no_session" if session == DEFAULT_SESSION else "no_such_session", session=session)
    return kept


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
    return stream.result(expected=(entry.placeholder for entry in stream.restorer.entries))


def _on_the_clipboard(restorer: Restorer) -> Restored:
    from promptguard.frontends.clipboard.text import open_clipboard

    clipboard = open_clipboard()
    result = restored(restorer, clipboard.read_text())
    clipboard.write_text(result.text)
    return result


def _deliver(text: str, answer: str, output: Path | None, words: Wording) -> None:
    if output:
        write_new(output, text, answer)
        note(words.text("mask", "written", path=output))
    elif not write_text(text):
        note(words.text("mask", "lossy", encoding=sys.stdout.encoding))


def _told(result: Restored, latest: frozenset[str], words: Wording) -> int:
    """What happened, without a value; the exit code."""
    note(words.text("restore", "done", count=result.count))
    missing = tuple(placeholder for placeholder in result.missing if placeholder in latest)
    for key, found in (("unknown", result.unknown), ("ambiguous", result.ambiguous), ("missing", missing)):
        if found:
            joint = words.text("report", "place_joint")
            note(words.text("restore", key, placeholders=joint.join(map(visible, found))))
    return _IN_PART if result.unknown or result.ambiguous else _WHOLE
