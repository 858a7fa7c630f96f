"""YAML files as plain data, read once: the parsed form is cached under a digest of the files' content.

The cache is a convenience of start-up (parsing 200 files costs more than checking a draft). It lies in the
user's cache folder; a missing, damaged or unwritable one is rebuilt or done without, silently.
"""

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from promptguard.errors import SourceError
from promptguard.rulebook.cachefile import read_bytes, write_bytes


def read_yaml(path: Path) -> Any:  # noqa: ANN401 - plain data of any shape; the builders check it
    """Parse one YAML file.

    Raises:
        SourceError: the file cannot be read, is not UTF-8 or is not YAML; with the line.
    """
    import yaml

    try:
        return yaml.load(path.read_bytes(), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - the safe loaders
    except OSError as error:
        raise SourceError(path, None, "", f"読めません / cannot be read ({error.strerror})") from None
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        raise SourceError(path, line, "YAML", f"書式の誤り / not valid YAML: {error.problem}") from None
    except (yaml.YAMLError, UnicodeDecodeError):
        raise SourceError(path, None, "YAML", "UTF-8 の YAML で保存してください / save it as YAML in UTF-8") from None


def line_of(path: Path, keys: Sequence[str | int]) -> int | None:
    """The line (from one) on which the value at `keys` stands, as far down as the keys lead."""
    import yaml

    try:
        node = yaml.compose(path.read_text(encoding="utf-8-sig"), Loader=yaml.SafeLoader)
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
    body = read_bytes(file)
    if body is None:
        data = {str(path): read_yaml(path) for path in paths}
        body = json.dumps(data, default=str).encode()
        write_bytes(file, body)
    cached: dict[str, Any] = json.loads(body)
    return cached


def _digest(paths: Sequence[Path]) -> str:
    digest = hashlib.blake2b(b"promptguard-yaml-1", digest_size=16)
    for path in paths:
        digest.update(str(path).encode("utf-8", "surrogateescape") + b"\0")
        try:
            digest.update(path.read_bytes())
        except OSError as error:
            raise SourceError(path, None, "", f"読めません / cannot be read ({error.strerror})") from None
    return digest.hexdigest()
