"""Dictionary files (YAML) → `Dictionary`."""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from promptguard.dictionary.schema import Dictionary, Entry
from promptguard.dictionary.variants import form_before
from promptguard.errors import SourceError, Told
from promptguard.model import Category
from promptguard.rulebook.fields import Fields
from promptguard.rulebook.load import cache_folder
from promptguard.rulebook.mistakes import A_COLON
from promptguard.rulebook.source import read_all, yaml_files

_FILE_FIELDS = frozenset({"category", "owner", "note", "entries"})
_ENTRY_FIELDS = frozenset({"term", "category", "aliases", "note"})
_SPOKEN: Mapping[str, Category] = MappingProxyType(
    {
        "取引先": Category.CLIENT, "案件": Category.PROJECT, "社内用語": Category.INTERNAL,
        "個人情報": Category.PERSONAL, "取引条件": Category.DEAL, "人事・給与": Category.PERSONNEL,
        "機密表示": Category.MARKING, "認証情報": Category.CREDENTIAL, "社内ネットワーク": Category.NETWORK,
        "要配慮個人情報": Category.SPECIAL_CARE, "特定個人情報": Category.MY_NUMBER,
    }
)  # fmt: skip
"""The categories as an admin calls them, those that a dictionary is for in front."""
_LONGEST_FORM = 16
_EMPTY = Told(
    "辞書が空です。category と entries を書いてください。", "the dictionary is empty; write category and entries."
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
_A_NUMBER = Told(
    "数字だけの用語は '0142' のように引用符で囲んでください（囲まないと 0142 は別の数になります）。",
    "quote it, as in '0142'; unquoted, YAML makes another number of it.",
)


def load_dictionary(sources: Sequence[Path]) -> Dictionary:
    """Read files, and all YAML files below folders.

    Raises:
        SourceError: a file is wrong; it is refused whole, with file, line, field and remedy.
    """
    entries: list[Entry] = []
    for name, data in read_all(dictionary_files(sources), cache_folder()).items():
        if data is None:
            raise SourceError(name, None, "", _EMPTY)
        entries += _entries(Fields.of(Path(name), data))
    return Dictionary(tuple(entries))


def dictionary_files(sources: Sequence[Path]) -> list[Path]:
    """The files that `load_dictionary` reads."""
    return [file for source in sources for file in _files(source)]


def _files(source: Path) -> list[Path]:
    if source.is_dir():
        return yaml_files(source)
    if not source.is_file():
        raise SourceError(source, None, "", Told("辞書がありません。", "there is no such dictionary."))
    return [source]


def _entries(fields: Fields) -> Iterable[Entry]:
    fields.known(_FILE_FIELDS)
    entries = fields.data.get("entries")
    if not isinstance(entries, list):
        raise fields.error("entries", _A_LIST)
    default = fields.choice("category", Category, None, _SPOKEN) if "category" in fields.data else None
    for index, item in enumerate(entries):
        at: tuple[str | int, ...] = ("entries", index)
        plain = {"term": item} if isinstance(item, str) else item
        if isinstance(item, int | float):
            raise Fields(fields.path, {}, ("entries",)).error(index, _A_NUMBER)
        entry = Fields.of(fields.path, plain, at).known(_ENTRY_FIELDS)
        category = entry.choice("category", Category, default, _SPOKEN)
        yield Entry(category, _useful(entry, "term", entry.text("term")), _aliases(entry))


def _aliases(entry: Fields) -> tuple[str, ...]:
    return tuple(_useful(entry, "aliases", alias) for alias in entry.texts("aliases"))


def _useful(entry: Fields, key: str, term: str) -> str:
    """The term, unless it would be found everywhere or is a field that was mistyped."""
    if len(term) > _LONGEST_FORM:
        return term
    plain = unicodedata.normalize("NFKC", term).strip()
    if len(plain) <= 1:
        raise entry.error(key, _TOO_SHORT)
    if form_before(plain) == len(plain):
        raise entry.error(key, _BARE_FORM)
    if plain.partition(":")[0] in _ENTRY_FIELDS and ":" in plain:
        raise entry.error(key, A_COLON)
    return term
