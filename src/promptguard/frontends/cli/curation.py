"""What every command needs that keeps the dictionary: settings, the files they name, and words."""

import functools
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from promptguard.dictionary.editing import appended
from promptguard.dictionary.load import SEALED, dictionary_files, load_dictionary
from promptguard.dictionary.schema import Dictionary
from promptguard.errors import SourceError, Told
from promptguard.frontends.cli.language import language
from promptguard.frontends.cli.speaking import asked_language
from promptguard.frontends.writing import read_whole, replace_whole
from promptguard.model import Category
from promptguard.report.wording import LANGUAGES, Wording, load_wording
from promptguard.settings import FILE_NAME, Settings, find_settings, load_settings

FILES = {Category.CLIENT: "clients", Category.PROJECT: "projects", Category.PERSONAL: "people"}
_FOLDER = "dictionary"
_STARTER = Path(__file__).parents[1] / "starter"
_ONLY_SEALED = Told(
    "封をした辞書には書き加えられません。promptguard.yaml の dictionaries に、書き込めるフォルダーも加えてください。",
    "a sealed dictionary cannot be added to; name a folder that you may write to in dictionaries, too.",
)


@dataclass(frozen=True, slots=True)
class Curation:
    """One call of a command that keeps the dictionary; `words` are those of `curating.yaml`."""

    settings: Settings
    words: Wording
    reports: Wording

    def say(self, *keys: str, **fields: object) -> None:
        """Print one sentence."""
        click.echo(self.words.text(*keys, **fields))

    def category(self, category: Category) -> str:
        """What people call a category."""
        return self.reports.text("categories", category, "name")

    def dictionary(self) -> Dictionary:
        """All files of the settings.

        Raises:
            SourceError: one of them is wrong or out of reach: whoever cannot see all must not add to it.
        """
        return load_dictionary(self.settings.dictionaries)

    def file_for(self, to: Path | None, name: str) -> Path:
        """The file to write to: that which was named, else `name`.yaml in the first folder of the settings.

        Raises:
            SourceError: the settings name sealed dictionaries only.
        """
        if to is not None:
            known = dictionary_files(self.settings.dictionaries)
            return next((file for file in known if file.resolve() == to.resolve()), to.absolute())
        sources = self.settings.dictionaries or (Path(_FOLDER),)
        first = next((source for source in sources if source.suffix != SEALED), None)
        if first is None:
            raise SourceError(sources[0], None, "", _ONLY_SEALED)
        return first if first.suffix in (".yaml", ".yml") else first / f"{name}.yaml"


def in_curation(command: Callable[..., int]) -> Callable[..., int]:
    """Add the options that choose settings and language, and hand the command the `curation` they make."""

    @click.option("--config", type=click.Path(path_type=Path), metavar="FILE")
    @click.option("--lang", type=click.Choice(LANGUAGES))
    @functools.wraps(command)
    def opened(config: Path | None, lang: str | None, **others: Any) -> int:  # noqa: ANN401 - the command's own parameters
        settings = find_settings(config)
        spoken = language(lang or asked_language(click.get_current_context()), settings.language)
        return command(curation=Curation(settings, curating(spoken), load_wording(spoken)), **others)

    return opened


def curating(spoken: str) -> Wording:
    """The words of the commands that keep the dictionary."""
    return load_wording(spoken, Path(__file__).with_name("curating.yaml"))


def with_dictionary(curation: Curation) -> Curation:
    """The same with a folder of dictionaries in its settings: both are made where they are missing, and it is told."""
    if curation.settings.dictionaries:
        return curation
    path = curation.settings.source or Path.cwd() / FILE_NAME
    text, before = read_whole(path)
    if before is None:
        text = (_STARTER / curation.words.language / FILE_NAME).read_text(encoding="utf-8")
    else:
        text = appended(path, text, "dictionaries", [f"{_FOLDER}/"])
    (path.parent / _FOLDER).mkdir(exist_ok=True)
    replace_whole(path, text, before, load_settings)
    curation.say("settings", "made" if before is None else "extended", path=shown(path), folder=f"{_FOLDER}/")
    return Curation(load_settings(path), curation.words, curation.reports)


def shown(path: Path) -> str:
    """A path as short as it can be: seen from the working folder where it lies below."""
    return str(path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path)
