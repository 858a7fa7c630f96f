"""Files of the user's cache: a digest in front of the body, and never half a file.

A cache is a convenience: a missing, damaged or unwritable one is no error, it is made anew or done without.
"""

import hashlib
from pathlib import Path

_DIGEST_SIZE = 16
_KEPT = 24
"""Files of one kind: rules, settings and dictionaries of a few folders."""


def read_cached(file: Path) -> bytes | None:
    """The body of a cache file, or None where there is none or its digest does not fit."""
    try:
        content = file.read_bytes()
    except OSError:
        return None
    digest, body = content[:_DIGEST_SIZE], content[_DIGEST_SIZE:]
    return body if digest == hashlib.blake2b(body, digest_size=_DIGEST_SIZE).digest() else None


def write_cached(file: Path, body: bytes) -> bool:
    """Write beside and move into place, so that a second process never sees half a file; whether it worked.

    The file is the user's alone (a dictionary names clients). Older files of the same kind are cleared away.
    """
    import os

    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        draft = file.with_suffix(f".{os.getpid()}.tmp")
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as opened:
            opened.write(hashlib.blake2b(body, digest_size=_DIGEST_SIZE).digest() + body)
        draft.replace(file)
        _clear(file)
    except OSError:
        return False
    return True


def _clear(file: Path) -> None:
    """Keep the newest files of a kind; what is in front of the first hyphen is the kind."""
    kind = file.name.partition("-")[0]
    files = sorted(file.parent.glob(f"{kind}-*"), key=lambda path: path.stat().st_mtime, reverse=True)
    for old in files[_KEPT:]:
        old.unlink(missing_ok=True)
