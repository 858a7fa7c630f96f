"""Dictionary files (YAML) → `Dictionary`."""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import repeat
from pathlib import Path
from typing import Any

from promptguard.dictionary.numbers import build_number, numbered
from promptguard.dictionary.schema import Allowed, Dictionary, Entry, Place, Source
from promptguard.dictionary.spoken import ACTIONS, CATEGORIES, CONFIDENCES
from promptguard.dictionary.variants import is_company_form
from promptguard.errors import SourceError, Told
from promptguard.model import Action, Category, Confidence, RuleId
from promptguard.rulebook.fields import A_NUMBER, Fields
from promptguard.rulebook.load import build_examples
from promptguard.rulebook.mistakes import A_COLON
from promptguard.rulebook.source import Listed, read_lists, yaml_files

SEALED = ".sealed"
"""The ending of files made by `sealed.seal`; they are no YAML."""
_FILE_FIELDS = frozenset(["category", "owner", "note", "entries", "patterns", "allow", "examples"])
_ENTRY_FIELDS = frozenset(
    [
        "term",
        "category",
        "aliases",
        "reading",
        "since",
        "until",
        "action",
        "confidence",
        "whole_word",
        "note",
        "placeholder",
    ]
)
_ALLOW_FIELDS = frozenset(["term", "who", "when", "why"])
_LISTS = ("entries", "patterns", "allow")
_LONGEST_FORM = 16
_EMPTY = Told(
    "辞書が空です。entries（または patterns、allow）を書いてください。",
    "the dictionary is empty; write entries (or patterns, or allow).",
)
_A_LIST = Told(
    "「- 用語」の一覧を書いてください（「-」の前後は半角スペース）。", "expected a list of terms, each behind `- `."
)
_TOO_SHORT = Told(
    "1 文字だけの言葉は、多くの文章に当たってしまうため登録できません。前後の言葉も含めて書いてください。",
    "a single character would be found in every draft; write more of it.",
)
_BARE_FORM = Told(
    "「株式会社」などの種類だけでは登録できません。会社の名前も書いてください。",
    "this is a company form only; write the company's name, too.",
)
_KANA = Told("読みは、かな（ひらがなかカタカナ）で書いてください。", "write the reading in kana.")
_BEFORE_SINCE = Told("until が since より前の日になっています。", "until is a day before since.")


def load_dictionary(sources: Sequence[Path]) -> Dictionary:
    """Read files, and all YAML files below folders.

    Raises:
        SourceError: a file is wrong; it is refused whole, with file, line, field and remedy.
    """
    return load_files(dict.fromkeys(dictionary_files(sources)))


def load_files(contents: Mapping[Path, bytes | None]) -> Dictionary:
    """What files say; their contents, where they have been read already.

    Raises:
        SourceError: as `load_dictionary`.
    """
    read = [load_file(file, content) for file, content in contents.items()]
    return Dictionary(
        tuple(entry for part in read for entry in part.entries),
        numbered(rule for part in read for rule in part.rules),
        tuple(allowed for part in read for allowed in part.allow),
        tuple(source for part in read for source in part.sources),
    )


def dictionary_files(sources: Sequence[Path]) -> list[Path]:
    """The YAML files of all sources."""
    return [file for source in sources for file in source_files(source) if file.suffix != SEALED]


def source_files(source: Path) -> list[Path]:
    """The files of a source, sealed ones behind the others.

    Raises:
        SourceError: there is no such source, or a file in it is wrongly named.
    """
    if source.is_dir():
        return [*yaml_files(source), *sorted(source.rglob(f"*{SEALED}"))]
    if not source.is_file():
        raise SourceError(source, None, "", Told("辞書がありません。", "there is no such dictionary."))
    return [source]


def load_file(file: Path, content: bytes | None = None) -> Dictionary:
    """What one file says.

    Raises:
        SourceError: as `load_dictionary`.
    """
    listed = read_lists(file, content)
    if listed.data is None:
        raise SourceError(file, None, "", _EMPTY)
    fields = Fields.of(file, listed.data).known(_FILE_FIELDS)
    if not any(key in fields.data for key in _LISTS):
        raise fields.error("entries", _EMPTY)
    default = fields.choice("category", Category, None, CATEGORIES) if "category" in fields.data else None
    source = Source(
        file, default, _optional(fields, "owner"), _optional(fields, "note"), build_examples(fields.sub("examples"))
    )
    return Dictionary(
        tuple(_entry(item, default, place) for item, place in _items(fields, "entries", listed)),
        tuple(
            build_number(item, default, RuleId(f"dictionary-pattern-{place.line}"))
            for item, place in _items(fields, "patterns", listed)
        ),
        tuple(_allowed(item, place) for item, place in _items(fields, "allow", listed)),
        (source,),
    )


def _items(fields: Fields, key: str, listed: Listed) -> Iterator[tuple[Fields, Place]]:
    """The items of a list and where each starts; a text stands for a mapping with nothing but its term."""
    if key not in fields.data:
        return
    if not isinstance(fields.data[key], list):
        raise fields.error(key, _A_LIST)
    lines = listed.lines.get(key) or repeat(1)  # a list that is told by an alias has no lines of its own
    for index, (item, line) in enumerate(zip(fields.data[key], lines, strict=False)):
        yield Fields.of(fields.path, _plain(fields, key, index, item), (key, index)), Place(fields.path, line)


def _plain(fields: Fields, key: str, index: int, item: Any) -> Any:  # noqa: ANN401 - plain data of any shape
    if isinstance(item, int | float):
        raise Fields(fields.path, {}, (key,)).error(index, A_NUMBER)
    return {"term": item} if isinstance(item, str) and key != "patterns" else item


def _entry(fields: Fields, default: Category | None, place: Place) -> Entry:
    fields.known(_ENTRY_FIELDS)
    data = fields.data
    entry = Entry(
        fields.choice("category", Category, default, CATEGORIES),
        _useful(fields, "term", fields.text("term")),
        tuple(_useful(fields, "aliases", alias) for alias in fields.texts("aliases")) if "aliases" in data else (),
        place=place,
    )
    return replace(entry, **_told(fields)) if len(data) > 1 else entry


def _told(fields: Fields) -> dict[str, Any]:
    """What an entry says beyond its names."""
    told: dict[str, Any] = {
        "reading": _reading(fields),
        "since": fields.day("since"),
        "until": fields.day("until"),
        "whole_word": fields.yes("whole_word", default=True),
        "note": _optional(fields, "note"),
        "placeholder": _optional(fields, "placeholder"),
    }
    if told["since"] and told["until"] and told["since"] > told["until"]:
        raise fields.error("until", _BEFORE_SINCE)
    if "action" in fields.data:
        told["action"] = fields.level("action", Action, ACTIONS)
    if "confidence" in fields.data:
        told["confidence"] = fields.level("confidence", Confidence, CONFIDENCES)
    return told


def _allowed(fields: Fields, place: Place) -> Allowed:
    fields.known(_ALLOW_FIELDS)
    return Allowed(fields.text("term"), _optional(fields, "who"), fields.day("when"), _optional(fields, "why"), place)


def _optional(fields: Fields, key: str) -> str:
    """A text, or nothing where the field is missing."""
    return fields.text(key) if key in fields.data else ""


def _reading(fields: Fields) -> str:
    reading = unicodedata.normalize("NFKC", _optional(fields, "reading")).strip()
    if not all("ぁ" <= character <= "ヿ" or character == " " for character in reading):
        raise fields.error("reading", _KANA)
    return reading


def _useful(entry: Fields, key: str, term: str) -> str:
    """The term, unless it would be found everywhere or is a field that was mistyped."""
    if len(term) > _LONGEST_FORM:
        return term
    plain = unicodedata.normalize("NFKC", term).strip()
    if len(plain) <= 1:
        raise entry.error(key, _TOO_SHORT)
    if is_company_form(plain):
        raise entry.error(key, _BARE_FORM)
    if plain.partition(":")[0] in _ENTRY_FIELDS and ":" in plain:
        raise entry.error(key, A_COLON)
    return term
