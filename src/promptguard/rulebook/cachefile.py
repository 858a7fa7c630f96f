"""Files of the user's cache: a digest in front of the body, and never half a file.

A cache is a convenience: a missing, damaged or unwritable one is no error, it is made anew or done without.
"""

import hashlib
import time
from contextlib import suppress
from pathlib import Path

_DIGEST_SIZE = 16
_KEPT = 24
"""Files of one kind: rules, settings and dictionaries of a few folders."""

_DRAFT_SECONDS = 3600
"""A draft that old was left by a process that ended in the middle of writing."""


def read_cached(file: Path) -> bytes | None:
    """The body of a cache file, or None where there is none or its digest does not fit."""
    try:
        content = file.read_bytes()
    except OSError:
        return None
    digest, body = content[:_DIGEST_SIZE], content[_DIGEST_SIZE:]
    return body if digest == hashlib.blake2b(body, digest_size=_DIGEST_SIZE).digest() else None


def write_cached(file: Path, body: bytes) -> bool:
    """Write a file that `read_cached` reads; whether it worked."""
    return write_whole(file, hashlib.blake2b(body, digest_size=_DIGEST_SIZE).digest() + body)


def write_whole(file: Path, content: bytes) -> bool:
    """Write beside and move into place, so that a second process never sees half a file; whether it worked.

    The file is the user's alone (a dictionary names clients). Older files of the same kind are cleared away.
    """
    import os

    draft = file.with_suffix(f".{os.urandom(6).hex()}.tmp")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as opened:
            opened.write(content)
        draft.replace(file)
    except OSError:
        remove(draft)
        return False
    _clear(file)
    return True


def remove(file: Path) -> None:
    """Remove a file, if there is one and the system lets us."""
    with suppress(OSError):
        file.unlink(missing_ok=True)


def _clear(file: Path) -> None:
    """Keep the newest files of a kind (what is in front of the first hyphen), and no drafts that were given up."""
    kind, now = file.name.partition("-")[0], time.time()
    with suppress(OSError):
        files = [(path, path.stat().st_mtime) for path in file.parent.glob(f"{kind}-*")]
        given_up = [path for path, written in files if path.suffix == ".tmp" and now - written > _DRAFT_SECONDS]
        whole = sorted((each for each in files if each[0].suffix != ".tmp"), key=lambda each: -each[1])
        for old in (*given_up, *(path for path, _ in whole[_KEPT:])):
            remove(old)
