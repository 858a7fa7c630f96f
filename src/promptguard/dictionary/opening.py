"""The company's dictionary as a scan needs it: opened through the cache, plain and sealed parts as one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from promptguard.dictionary.container import Container
from promptguard.dictionary.lexicon import Joined, Lexicon
from promptguard.dictionary.numbers import numbered
from promptguard.dictionary.sealed import BadKeyError, OtherVersionError, Sealed, key_of
from promptguard.dictionary.store import Opened, Store
from promptguard.dictionary.words import Words
from promptguard.errors import SourceError, Told
from promptguard.rulebook.schema import Rule
from promptguard.rulebook.source import unreadable

_HOUR, _DAY = 3600.0, 86_400.0
_NO_KEY = Told(
    "封をした辞書です。promptguard.yaml の dictionary_key に、鍵のファイルを書いてください。",
    "this dictionary is sealed; name its key file as dictionary_key in promptguard.yaml.",
)
_WRONG_KEY = Told(
    "封をした時の鍵と違います。dictionary_key の鍵のファイルを確かめてください。",
    "sealed with another key; check the key file that dictionary_key names.",
)
_OTHER_VERSION = Told(
    "別の版で封をした辞書です。この版の dict seal で作り直してください。",
    "sealed by another version; make it again with the dict seal of this one.",
)
_NOT_A_KEY = Told("鍵のファイルではありません。", "this is no key file.")


@dataclass(frozen=True, slots=True)
class Company:
    """All that the company's dictionary says, ready to be matched; `notices` are for whoever runs the scan."""

    lexicon: Lexicon = Joined()  # noqa: RUF009 - frozen
    rules: tuple[Rule, ...] = ()
    allow: tuple[str, ...] = ()
    notices: tuple[Told, ...] = ()


@dataclass(frozen=True, slots=True)
class Access:
    """How sources are opened: cache folder, clock (seconds since the epoch), days that a copy serves, key file."""

    folder: Path
    now: Callable[[], float]
    copy_days: int = 7
    key_file: Path | None = None


def open_company(sources: Sequence[Path], access: Access) -> Company:
    """Open all sources.

    Raises:
        SourceError: one of them is wrong, or out of reach without a copy that may be used.
    """
    absolute = [source.absolute() for source in sources]
    opened = [(source, Store(source, access.folder, access.now, access.copy_days).open()) for source in absolute]
    parts = [_part(source, store, access) for source, each in opened for store in each.stores]
    words = [part for part in parts if isinstance(part, Words)]
    return Company(
        Joined(tuple(parts)),
        numbered(rule for part in words for rule in part.rules),
        tuple(term for part in words for term in part.allow),
        tuple(_notice(source, each) for source, each in opened if each.age),
    )


def _part(source: Path, store: Container, access: Access) -> Words | Sealed:
    if "salt" not in store.notes:
        return Words(store)
    if access.key_file is None:
        raise SourceError(source, None, "", _NO_KEY)
    try:
        return Sealed(store, _key(access.key_file))
    except BadKeyError:
        raise SourceError(source, None, "", _WRONG_KEY) from None
    except OtherVersionError:
        raise SourceError(source, None, "", _OTHER_VERSION) from None


def _key(file: Path) -> bytes:
    try:
        return key_of(file.read_text(encoding="ascii"))
    except OSError as error:
        raise unreadable(file, error) from None
    except (UnicodeDecodeError, BadKeyError):
        raise SourceError(file, None, "", _NOT_A_KEY) from None


def _notice(source: Path, opened: Opened) -> Told:
    days, hours = int(opened.age // _DAY), int(opened.age // _HOUR)
    ja, en = (f"{days} 日", f"{days} days") if days else (f"{hours} 時間", f"{hours} hours")
    return Told(
        f"辞書 {source} に届かないため、{ja}前に読んだ控えで確かめます。",
        f"The dictionary {source} is out of reach; the copy read {en} ago is used.",
    )
