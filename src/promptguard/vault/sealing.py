"""Encryption of what the vault holds: AES-256-GCM (NIST SP 800-38D) with a fresh nonce for each piece."""

import hashlib
import hmac
import secrets
from dataclasses import dataclass, field

_KEY_BYTES, _NONCE_BYTES = 32, 12


class BrokenSealError(Exception):
    """Sealed with another key, for another place, or changed since."""


def new_key() -> bytes:
    """256 random bits."""
    return secrets.token_bytes(_KEY_BYTES)


@dataclass(frozen=True, slots=True)
class Seal:
    """One key. What is sealed for one place cannot be opened in another."""

    key: bytes = field(repr=False)

    def close(self, text: bytes, place: bytes) -> bytes:
        """Encrypt."""
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        nonce = secrets.token_bytes(_NONCE_BYTES)
        return nonce + AESGCM(self._derived(b"seal")).encrypt(nonce, text, place)

    def open(self, sealed: bytes, place: bytes) -> bytes:
        """Decrypt.

        Raises:
            BrokenSealError: it was not sealed with this key for this place, or is damaged.
        """
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        try:
            return AESGCM(self._derived(b"seal")).decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], place)
        except (InvalidTag, ValueError):
            raise BrokenSealError from None

    def tag(self, *names: bytes) -> bytes:
        """What a name is found by, without telling it: a keyed digest."""
        return hmac.digest(self._derived(b"tag"), b"\0".join(names), "sha256")[:16]

    def _derived(self, purpose: bytes) -> bytes:
        return hmac.digest(self.key, purpose, hashlib.sha256)
