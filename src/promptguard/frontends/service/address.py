"""Where the service of this user listens, and by what both sides know each other.

Nothing but `os` and `sys` is imported: this is on the path of every call of the command line.
"""

import os
import sys

from promptguard.version import __version__

_KEY_FILE, _SOCKET = "service.key", "service.sock"
HAS_SOCKETS = os.name != "nt"
"""CPython offers no Unix sockets on Windows (python/cpython#77589); there it is a port of the loopback address."""
LOOPBACK = "127.0.0.1"
_FOLDERS = ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME")
"""Variables that say where settings, caches and the vault lie."""
_KEY_BYTES = 32
_KIND, _LINK, _OTHERS = 0o170000, 0o120000, 0o077
"""Bits of `st_mode`, as the module `stat` has them."""


class Key:
    """What only the service and its user can read: the secret, and the port where there is one (else 0)."""

    __slots__ = ("port", "secret")

    def __init__(self, secret: bytes, port: int = 0) -> None:
        """Take `secret` (32 bytes) and `port`."""
        self.secret, self.port = secret, port

    def proof(self, nonce: bytes) -> bytes:
        """What only the owner of the key can answer to a nonce (BLAKE2b with a key, RFC 7693)."""
        from _blake2 import blake2b  # `hashlib` would load OpenSSL first

        return blake2b(nonce, key=self.secret, digest_size=32, person=b"pg-service").digest()

    @property
    def token(self) -> str:
        """The bearer token."""
        return self.secret.hex()


def runtime_folder() -> str:
    """The folder of socket and key: of the session where the system has one, else of this user alone."""
    if not HAS_SOCKETS:
        return os.path.join(os.environ.get("LOCALAPPDATA") or os.path.expanduser("~"), "promptguard", "run")
    given = os.environ.get("XDG_RUNTIME_DIR")
    if given:
        return os.path.join(given, "promptguard")
    return os.path.join(os.environ.get("TMPDIR") or "/tmp", f"promptguard-{os.getuid()}")  # noqa: S108 - see `is_private`


def socket_path() -> str:
    """The Unix socket."""
    return os.path.join(runtime_folder(), _SOCKET)


def key_path() -> str:
    """The file with the key."""
    return os.path.join(runtime_folder(), _KEY_FILE)


def is_private(path: str) -> bool:
    """Whether a folder or file is this user's and closed to everybody else (on Windows its ACL sees to that)."""
    if not HAS_SOCKETS:
        return True
    seen = os.lstat(path)
    is_link = seen.st_mode & _KIND == _LINK
    return seen.st_uid == os.getuid() and not seen.st_mode & _OTHERS and not is_link


def read_key() -> Key | None:
    """The key of the service that runs, or ran last; None where there is none that can be trusted."""
    try:
        if not (is_private(runtime_folder()) and is_private(key_path())):
            return None
        with open(key_path(), "rb") as stream:
            secret, _, port = stream.read(256).partition(b" ")
        key = Key(bytes.fromhex(secret.decode("ascii")), int(port or 0))
    except (OSError, ValueError):
        return None
    return key if len(key.secret) == _KEY_BYTES else None


def identity() -> bytes:
    """What must be the same on both sides for one to answer for the other: version, code, user and folders."""
    root = os.stat(os.sep)
    user = os.getuid() if HAS_SOCKETS else os.environ.get("USERNAME", "")
    code = os.path.dirname(os.path.abspath(__file__))
    known = (__version__, sys.version, code, user, root.st_dev, root.st_ino, *map(os.environ.get, _FOLDERS))
    return repr(known).encode("utf-8", "surrogatepass")
