"""Files of the company changed on disk: the old file stays whole until the new one is."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

from promptguard.errors import SourceError, Told

_BOM = b"\xef\xbb\xbf"
_CHANGED = Told(
    "別の人が同時に書き換えたようです。何も変えていません。もう一度実行してください。",
    "somebody else has changed it meanwhile. Nothing was changed; please run this again.",
)


def read_whole(path: Path) -> tuple[str, bytes | None]:
    """The text of a UTF-8 file, its line ends as they are, and its bytes; empty, and no bytes, where there is none.

    Raises:
        SourceError: it cannot be read, or is not UTF-8.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return "", None
    except OSError as error:
        raise _refused("読み込めません", "cannot be read", path, error) from None
    try:
        return data.removeprefix(_BOM).decode(), data
    except UnicodeDecodeError:
        raise SourceError(path, None, "", Told("UTF-8 で保存してください。", "save it in UTF-8.")) from None


def replace_whole(path: Path, text: str, before: bytes | None, prove: Callable[[Path], object]) -> None:
    """Write beside the file, prove that what was written can be used, and move it into place in one step.

    `before` is what `read_whole` gave: a file that has changed since is left alone. Links are followed.

    Raises:
        SourceError: it cannot be written, or what would be written cannot be used; the file is as it was.
    """
    mark = _BOM if before and before.startswith(_BOM) else b""
    replace_bytes(path, mark + text.encode(), before, prove)


def replace_bytes(
    path: Path, data: bytes, before: bytes | None, prove: Callable[[Path], object] = Path.stat, mode: int = 0o644
) -> None:
    """The same for bytes; `mode` is that of a new file."""
    target = path.resolve()
    draft = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _written(draft, data, mode)
        _proved(path, draft, prove)
        if (target.read_bytes() if target.exists() else None) != before:
            raise SourceError(path, None, "", _CHANGED)
        if before is not None:
            shutil.copymode(target, draft)
        draft.replace(target)
    except OSError as error:
        raise _refused("書き込めません", "cannot be written", path, error) from None
    finally:
        _cleared(draft)


def _written(draft: Path, data: bytes, mode: int) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(draft, flags, mode), "wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


def _proved(path: Path, draft: Path, prove: Callable[[Path], object]) -> None:
    """An error in the draft is told of the file that it was to become."""
    try:
        prove(draft)
    except SourceError as error:
        raise SourceError(path, error.line, error.field, error.expected) from None


def _cleared(draft: Path) -> None:
    try:
        draft.unlink(missing_ok=True)
    except OSError:
        return


def _refused(ja: str, en: str, path: Path, error: OSError) -> SourceError:
    reason = error.strerror or type(error).__name__
    told = Told(
        f"{ja}（{reason}）。フォルダーの権限や空き容量を確かめてください。元のファイルはそのままです。",
        f"{en} ({reason}). See whether you may write there and whether the disk is full. The file is as it was.",
    )
    return SourceError(path, None, "", told)
