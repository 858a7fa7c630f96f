"""YAML files as plain data, read once: the parsed form is cached under a digest of the files' content.

The cache is a convenience of start-up (parsing 200 files costs more than checking a draft). It lies in the
user's cache folder; a missing, damaged or unwritable one is rebuilt or done without, silently.
"""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from promptguard.errors import SourceError, Told
from promptguard.rulebook.cachefile import read_cached, write_cached
from promptguard.rulebook.mistakes import mistake, twice

_SUFFIXES = frozenset({".yaml", ".yml"})


class Listed(NamedTuple):
    """The data of a file, and the lines (from one) on which the items of its top-level lists start."""

    data: Any
    lines: Mapping[str, tuple[int, ...]]


def read_yaml(path: Path, parse: Callable[[Path, str], Any] | None = None, content: bytes | None = None) -> Any:  # noqa: ANN401 - plain data of any shape; the builders check it
    """Parse one YAML file; `content` is what it holds, where that has been read already.

    Raises:
        SourceError: the file cannot be read, is not UTF-8, is not YAML or says something twice; with the line.
    """
    import yaml

    text = _decoded(path, content)
    try:
        return (parse or _parsed)(path, text)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        line, told = mistake(text, line, str(error.problem))
        raise SourceError(path, line, "YAML", told) from None
    except yaml.YAMLError:
        raise SourceError(
            path, None, "", Told("使えない文字があります。", "it holds characters that YAML forbids.")
        ) from None


def read_lists(path: Path, content: bytes | None = None) -> Listed:
    """Parse one YAML file that holds long lists; tells on which lines their items start.

    Raises:
        SourceError: as `read_yaml`.
    """
    from promptguard.rulebook.listed import read_listed

    def parse(path: Path, text: str) -> Listed:
        return Listed(*read_listed(text, lambda node: _refuse_repeats(path, node, set())))

    listed: Listed = read_yaml(path, parse, content)
    return listed


def _decoded(path: Path, content: bytes | None) -> str:
    try:
        return (path.read_bytes() if content is None else content).decode("utf-8-sig")
    except OSError as error:
        raise unreadable(path, error) from None
    except UnicodeDecodeError:
        raise SourceError(path, None, "", Told("UTF-8 で保存してください。", "save it in UTF-8.")) from None


def yaml_files(folder: Path) -> list[Path]:
    """All YAML files below a folder, in order of name.

    Raises:
        SourceError: an editor has hung `.txt` on the name of one; it must not be passed over in silence.
    """
    files = sorted(file for file in folder.rglob("*") if file.is_file() and not file.name.startswith("."))
    for file in files:
        refuse_misnamed(file)
    return [file for file in files if file.suffix.lower() in _SUFFIXES]


def refuse_misnamed(file: Path) -> None:
    """Refuse a file whose name ends like `.yaml.txt`."""
    if file.suffix.lower() == ".txt" and Path(file.stem).suffix.lower() in _SUFFIXES:
        raise SourceError(
            file, None, "", Told(f"ファイル名を {file.stem} に変えてください。", f"rename it to {file.stem}.")
        )


def unreadable(path: Path, error: OSError) -> SourceError:
    """The error for a file that the system does not let us read."""
    return SourceError(
        path, None, "", Told(f"読み込めません（{error.strerror}）。", f"cannot be read ({error.strerror}).")
    )


def _parsed(path: Path, text: str) -> Any:  # noqa: ANN401 - plain data of any shape
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text)  # the safe loaders
    try:
        node = loader.get_single_node()
        _refuse_repeats(path, node, set())
        return None if node is None else loader.construct_document(node)
    finally:
        loader.dispose()


def _refuse_repeats(path: Path, node: Any, seen: set[int]) -> None:  # noqa: ANN401 - yaml's node classes are untyped
    """A key that stands twice in one mapping would silently win over the first."""
    if node is None or node.id == "scalar" or id(node) in seen:
        return
    seen.add(id(node))
    lines: dict[str, int] = {}
    for item in node.value:
        if node.id == "mapping" and item[0].id == "scalar":
            key, line = item[0].value, item[0].start_mark.line + 1
            if key in lines:
                raise SourceError(path, line, key, twice(key, lines[key]))
            lines[key] = line
        for child in item if node.id == "mapping" else (item,):
            _refuse_repeats(path, child, seen)


def line_of(path: Path, keys: Sequence[str | int]) -> int | None:
    """The line (from one) on which the value at `keys` stands, as far down as the keys lead."""
    import yaml

    try:
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        node = yaml.compose(path.read_text(encoding="utf-8-sig"), Loader=loader)
    except (OSError, yaml.YAMLError, UnicodeDecodeError):
        return None
    line = node.start_mark.line + 1 if node else None
    for key in keys:
        found = _child(node, key)
        if found is None:
            break
        line, node = found
    return line


def _child(node: Any, key: str | int) -> tuple[int, Any] | None:  # noqa: ANN401 - yaml's node classes are untyped
    """The line on which an item or its key starts, and its node."""
    if isinstance(key, int):
        items = node.value if node.id == "sequence" else ()
        return (items[key].start_mark.line + 1, items[key]) if key < len(items) else None
    pairs = node.value if node.id == "mapping" else ()
    return next(((name.start_mark.line + 1, value) for name, value in pairs if name.value == key), None)


def read_all(paths: Sequence[Path], cache_folder: Path | None) -> dict[str, Any]:
    """Parse many files: path as given → data. With a folder, through the cache."""
    if cache_folder is None:
        return {str(path): read_yaml(path) for path in paths}
    file = cache_folder / f"yaml-{_digest(paths)}.json"
    body = read_cached(file)
    if body is None:
        data = {str(path): read_yaml(path) for path in paths}
        body = json.dumps(data, default=str).encode()
        write_cached(file, body)
    cached: dict[str, Any] = json.loads(body)
    return cached


def _digest(paths: Sequence[Path]) -> str:
    digest = hashlib.blake2b(b"promptguard-yaml-2", digest_size=16)
    for path in paths:
        digest.update(str(path).encode("utf-8", "surrogateescape") + b"\0")
        try:
            digest.update(path.read_bytes())
        except OSError as error:
            raise unreadable(path, error) from None
    return digest.hexdigest()
