"""What we wrote ourselves is not checked again, even where it comes back without its mark.

wl-copy takes no mark, and clipboard managers copy on what they see. So the last text that was written is recognised
for a minute: in the folder of the user's session there are a random key and the digest under it, never the text.
"""

import hmac
import os
import secrets
import time
from hashlib import blake2b
from pathlib import Path

from promptguard.frontends.clipboard._interface import ClipboardBackend, Stamp
from promptguard.frontends.service.address import is_private, runtime_folder

_NAME = "clipboard.trace"
_KEY = 32
_SECONDS = 60


def write_ours(clipboard: ClipboardBackend, text: str, stamp: Stamp | None = None) -> bool:
    """Write a text that is not to be checked again; see `ClipboardBackend.write`."""
    _leave(text)
    return clipboard.write(text, stamp)


def is_ours(text: str) -> bool:
    """Whether this text is the last one that we wrote, within the last minute."""
    path = _path()
    try:
        is_recent = abs(time.time() - path.stat().st_mtime) < _SECONDS
        kept = path.read_bytes() if is_recent and is_private(str(path)) else b""
    except OSError:
        return False
    return bool(kept) and hmac.compare_digest(kept[_KEY:], _digest(kept[:_KEY], text))


def _leave(text: str) -> None:
    folder = Path(runtime_folder())
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    fresh = folder / f"{_NAME}.{os.getpid()}"
    fresh.unlink(missing_ok=True)
    key = secrets.token_bytes(_KEY)
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as stream:
        stream.write(key + _digest(key, text))
    fresh.replace(folder / _NAME)


def _path() -> Path:
    return Path(runtime_folder()) / _NAME


def _digest(key: bytes, text: str) -> bytes:
    return blake2b(text.encode("utf-8", "surrogatepass"), key=key).digest()
