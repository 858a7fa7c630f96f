"""Files of the user's cache: a digest in front of the body, and never half a file.

A cache is a convenience: a missing, damaged or unwritable one is no error, it is made anew or done without.
"""

import hashlib
from pathlib import Path

_DIGEST_SIZE = 16


def read_bytes(file: Path) -> bytes | None:
    """The body of a cache file, or None where there is none or its digest does not fit."""
    try:
        content = file.read_bytes()
    except OSError:
        return None
    digest, body = content[:_DIGEST_SIZE], content[_DIGEST_SIZE:]
    return body if digest == hashlib.blake2b(body, digest_size=_DIGEST_SIZE).digest() else None


def write_bytes(file: Path, body: bytes) -> bool:
    """Write beside and move into place, so that a second process never sees half a file; whether it worked."""
    import os

    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        draft = file.with_suffix(f".{os.getpid()}.tmp")
        draft.write_bytes(hashlib.blake2b(body, digest_size=_DIGEST_SIZE).digest() + body)
        draft.replace(file)
    except OSError:
        return False
    return True
