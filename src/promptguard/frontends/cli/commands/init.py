"""`promptguard init`: commented files to start from. What is there already is never touched."""

from pathlib import Path

import click

from promptguard.errors import SourceError, Told
from promptguard.frontends.cli.language import configured_language, language
from promptguard.frontends.cli.speaking import Speaking, asked_language
from promptguard.report.wording import LANGUAGES, load_wording

_STARTER = Path(__file__).parents[2] / "starter"


@click.command(cls=Speaking)
@click.argument("folder", default=".", type=click.Path(file_okay=False, path_type=Path))
@click.option("--lang", type=click.Choice(LANGUAGES))
@click.pass_context
def command(ctx: click.Context, folder: Path, lang: str | None) -> int:
    """Write the starting files."""
    spoken = language(lang or asked_language(ctx), configured_language())
    words = load_wording(spoken)
    source = _STARTER / spoken
    for file in sorted(path for path in source.rglob("*.yaml")):
        target = folder / file.relative_to(source)
        key = "written" if _written(target, file.read_bytes()) else "kept"
        click.echo(words.text("init", key, path=target))
    click.echo(words.text("init", "next"))
    return 0


def _written(target: Path, content: bytes) -> bool:
    """Write a new file; False where one is there."""
    if target.exists():
        return False
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("xb") as stream:
            stream.write(content)
    except OSError as error:
        told = Told(f"書き込めません（{error.strerror}）。", f"cannot be written ({error.strerror}).")
        raise SourceError(target, None, "", told) from None
    return True
