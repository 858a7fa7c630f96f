"""`promptguard.yaml` → `Settings`: what the company's admin decides."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

import platformdirs

from promptguard.errors import SourceError, Told
from promptguard.masking.entries import Style
from promptguard.model import Action, Category, Confidence, SecondOpinion
from promptguard.rulebook.fields import Fields
from promptguard.rulebook.load import build_actions, cache_folder
from promptguard.rulebook.source import read_all

FILE_NAME = "promptguard.yaml"
_FIELDS = frozenset(
    ["company", "dictionaries", "dictionary_copy_days", "dictionary_key", "rules", "policy", "on_failure", "allow",
     "second_opinion", "language", "clipboard"]
)  # fmt: skip
_MASKING = frozenset(["style", "keep_hours"])
_LANGUAGES = ("ja", "en", "auto")
WATCHING = ("notify", "guard")
"""What `promptguard watch` does about a copy that must not be sent: tell the person, or replace it."""
_MISNAMED = ("promptguard.yml", "promptguard.yaml.txt", "promptguard.yml.txt")
"""What people and their editors call the file by mistake; it must not be passed over in silence."""


@dataclass(frozen=True, slots=True)
class Settings:
    """All that can be decided outside the rules. Paths are absolute."""

    company: tuple[str, ...] = ()
    dictionaries: tuple[Path, ...] = ()
    rules: tuple[Path, ...] = ()
    policy: Mapping[tuple[Category, Confidence], Action] = field(default_factory=lambda: MappingProxyType({}))
    on_failure: Action = Action.BLOCK
    allow: tuple[str, ...] = ()
    dictionary_copy_days: int = 7
    """How many days the copy of a dictionary may be used that is out of reach."""
    dictionary_key: Path | None = None
    """The key file of sealed dictionaries."""
    second_opinion: SecondOpinion = SecondOpinion.NEVER
    language: str | None = None
    clipboard: str = WATCHING[0]
    style: Style = Style.JA
    keep_hours: int = 24
    """How long a vault keeps what was masked."""
    source: Path | None = None


def find_settings(
    explicit: Path | None = None, folder: Path | None = None, environment: Mapping[str, str] = os.environ
) -> Settings:
    """The settings that apply.

    They are `explicit`, else `PROMPTGUARD_CONFIG` (both relative to `folder`, by default the working folder), else the
    nearest file above that folder, else the user's, else the system's; without any file the shipped rules as they are.

    Raises:
        SourceError: a named file does not exist, or a found file is wrong or wrongly named.
    """
    where = folder or Path.cwd()
    chosen = explicit or environment.get("PROMPTGUARD_CONFIG")
    if chosen:
        if not (where / chosen).is_file():
            raise SourceError(chosen, None, "", Told("設定ファイルがありません。", "there is no such settings file."))
        return load_settings(where / chosen)
    found = next(filter(_there, _places(where)), None)
    return load_settings(found) if found else Settings()


def _there(path: Path) -> bool:
    """Whether the file is there; an error where it is no file or stands under a wrong name."""
    if path.is_file():
        return True
    if os.path.lexists(path):
        raise SourceError(
            path,
            None,
            "",
            Told(
                "設定ファイルとして読めません（フォルダーか、行き先のないリンクです）。",
                "it cannot be read as a settings file (it is a folder or a link that leads nowhere).",
            ),
        )
    for wrong in map(path.with_name, _MISNAMED):
        if wrong.is_file():
            raise SourceError(
                wrong, None, "", Told(f"ファイル名を {FILE_NAME} に変えてください。", f"rename it to {FILE_NAME}.")
            )
    return False


def _places(folder: Path) -> Iterator[Path]:
    for parent in (folder, *folder.parents):
        yield parent / FILE_NAME
    yield Path(platformdirs.user_config_dir("promptguard", appauthor=False)) / FILE_NAME
    yield Path(platformdirs.site_config_dir("promptguard", appauthor=False)) / FILE_NAME


def load_settings(path: Path) -> Settings:
    """Read one settings file; relative paths in it are relative to its folder."""
    path = path.absolute()
    fields = Fields.of(path, read_all([path], cache_folder())[str(path)] or {}).known({*_FIELDS, "masking"})
    language = fields.one_of("language", _LANGUAGES, "auto")
    masking = fields.sub("masking").known(_MASKING)
    return Settings(
        company=_company(fields),
        dictionaries=tuple(path.parent / p for p in fields.texts("dictionaries")),
        dictionary_copy_days=fields.number("dictionary_copy_days", 7),
        dictionary_key=path.parent / fields.text("dictionary_key") if "dictionary_key" in fields.data else None,
        rules=tuple(path.parent / p for p in fields.texts("rules")),
        policy=build_actions(fields.sub("policy"), complete=False),
        on_failure=fields.level("on_failure", Action) if "on_failure" in fields.data else Action.BLOCK,
        allow=fields.texts("allow"),
        second_opinion=fields.choice("second_opinion", SecondOpinion, SecondOpinion.NEVER),
        language=None if language == "auto" else language,
        clipboard=fields.one_of("clipboard", WATCHING, WATCHING[0]),
        style=masking.choice("style", Style, Style.JA),
        keep_hours=masking.number("keep_hours", 24),
        source=path,
    )


def _company(fields: Fields) -> tuple[str, ...]:
    """One name or a list of names."""
    if isinstance(fields.data.get("company"), str):
        return (fields.text("company"),)
    return fields.texts("company")
