"""`promptguard dict seal`: the dictionary as a file that PCs can match but nobody can read."""

from pathlib import Path

import click

from promptguard.dictionary.load import SEALED, load_dictionary
from promptguard.dictionary.sealed import BadKeyError, key_of, new_key, seal
from promptguard.errors import SourceError, Told
from promptguard.frontends.cli.curation import Curation, in_curation, shown
from promptguard.frontends.cli.speaking import Speaking
from promptguard.frontends.cli.wrong import WrongCallError
from promptguard.frontends.writing import read_whole, replace_bytes

_KEY_NAME = "promptguard.key"
_KEY_MODE = 0o600
_NO_KEY = Told("鍵のファイルではありません。", "this is no key file.")
_OUTPUT = Path(f"dictionary{SEALED}")


@click.command(cls=Speaking)
@click.option("--output", "-o", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", default=_OUTPUT)
@click.option("--key", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE")
@in_curation
def command(curation: Curation, output: Path, key: Path | None) -> int:
    """Seal the dictionary."""
    if output.suffix != SEALED:
        raise WrongCallError("no_sealed_name", name=output, ending=SEALED)
    dictionary = load_dictionary(curation.settings.dictionaries)
    if not dictionary.entries:
        curation.say("seal", "none")
        return 0
    file = key or curation.settings.dictionary_key or _beside(curation)
    sealed = seal(dictionary, _key(file, curation))
    replace_bytes(output, sealed, output.read_bytes() if output.exists() else None)
    curation.say("seal", "sealed", count=len(dictionary.entries), file=shown(output.absolute()))
    curation.say("seal", "use", file=output.name, name=output.name, key=file.name)
    curation.say("seal", "limits")
    return 0


def _beside(curation: Curation) -> Path:
    """Where the key lies if nobody says so: beside the settings."""
    source = curation.settings.source
    return (source.parent if source else Path.cwd()) / _KEY_NAME


def _key(file: Path, curation: Curation) -> bytes:
    """The key in a file, which is made where it is missing."""
    text, before = read_whole(file)
    if before is None:
        text = new_key()
        replace_bytes(file, text.encode(), None, mode=_KEY_MODE)
        curation.say("seal", "key", file=shown(file.absolute()))
    try:
        return key_of(text)
    except BadKeyError:
        raise SourceError(file, None, "", _NO_KEY) from None
