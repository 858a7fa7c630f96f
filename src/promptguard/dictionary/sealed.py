"""A dictionary that can be matched but not read: keyed digests of the folded terms, their lengths, and what they are.

- `new_key()` makes the text of a key file, `key_of(text)` reads it; who seals and who checks need the same key.
- `seal(dictionary, key)` makes the content of a file (`clients.sealed`), to be named or put beside the YAML files of
  `dictionaries`; `dictionary_key` in `promptguard.yaml` names the key file.
- `Sealed` finds the same places as the open dictionary. It holds no terms, readings, notes, owners, placeholders,
  file names or lines; category, action, confidence and days are there in the clear. Number forms, allowed terms and
  examples of the files are not sealed: they are expressions and sentences, and stay in YAML.

What it does not do: whoever has both the file and the key can try guesses (a list of all companies) and learns which of
them are in it. It keeps the list from being read, copied or mailed by mistake; it is no vault.
"""

import hashlib
import secrets
import sys
from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate
from typing import Any

from promptguard.dictionary.container import Container, pack
from promptguard.dictionary.lexicon import Match
from promptguard.dictionary.links import Links, pack_links, unpack_links
from promptguard.dictionary.records import Record, count_records, pack_records, unpack_record
from promptguard.dictionary.schema import NOWHERE, Dictionary
from promptguard.dictionary.variants import keyed
from promptguard.normalize.variants import folding_mark

_KEY_SIZE, _DIGEST_SIZE, _SALT_SIZE = 32, 16, 16
_CODE = "utf-32-le"
_WIDTH = 4
"""Bytes of a character in that code, so that a piece of a text is a piece of its bytes."""
_LONE = "surrogatepass"
_MOST_BITS = 16
_PROOF = "promptguard"
"""Its digest tells whether a key is the one that sealed."""


class BadKeyError(Exception):
    """The text is no key, or not the key that a file was sealed with."""


class OtherVersionError(Exception):
    """A sealed file of a version that folds text otherwise, or of another kind of machine."""


def new_key() -> str:
    """The text of a new key file: 256 random bits in hexadecimal."""
    return f"{secrets.token_hex(_KEY_SIZE)}\n"


def key_of(text: str) -> bytes:
    """The key in the text of a key file.

    Raises:
        BadKeyError: it is none.
    """
    try:
        key = bytes.fromhex(text.strip())
    except ValueError:
        raise BadKeyError from None
    if len(key) != _KEY_SIZE:
        raise BadKeyError
    return key


def seal(dictionary: Dictionary, key: bytes) -> bytes:
    """The content of a sealed file with the entries of a dictionary."""
    salt = secrets.token_bytes(_SALT_SIZE)
    hasher = _hasher(key, salt)
    bare = [replace(entry, placeholder="", place=NOWHERE) for entry in dictionary.entries]
    pairs = list(keyed(bare))
    digested = [(_digest(hasher, form.encode(_CODE, _LONE)), number) for form, number in pairs]
    digests = sorted({digest for digest, _ in digested})
    keys = {digest: number for number, digest in enumerate(digests)}
    starts, entries = pack_links(((keys[digest], number) for digest, number in digested), len(digests))
    bits = min(max(len(digests).bit_length(), 1), _MOST_BITS)
    notes = {
        "byteorder": sys.byteorder,
        "folding": folding_mark(),
        "salt": salt.hex(),
        "proof": _digest(hasher, _PROOF.encode(_CODE)).hex(),
        "lengths": sorted({len(form) for form, _ in pairs}, reverse=True),
        "bits": bits,
    }
    records, texts = pack_records(bare, {})
    sections = {
        "digests": b"".join(digests),
        "buckets": _buckets(digests, bits),
        "starts": starts,
        "entries": entries,
        "records": records,
        "texts": texts,
    }
    return pack(notes, sections)


@dataclass(frozen=True)  # no slots: the hasher is keyed once
class Sealed:
    """The entries of a sealed file.

    Raises:
        BadKeyError: the key is not the one that sealed it.
        OtherVersionError: the file was made where text is folded otherwise, so that nothing in it would be found.
    """

    container: Container
    key: bytes

    def __post_init__(self) -> None:
        """See whether the key fits, and whether its digests are of the text that will be looked up."""
        if (self.container.notes["byteorder"], self.container.notes["folding"]) != (sys.byteorder, folding_mark()):
            raise OtherVersionError
        if _digest(self._keyed, _PROOF.encode(_CODE)).hex() != self.container.notes["proof"]:
            raise BadKeyError

    @cached_property
    def _keyed(self) -> Any:  # noqa: ANN401 - hashlib's class has no public name
        return _hasher(self.key, bytes.fromhex(self.container.notes["salt"]))

    @cached_property
    def _links(self) -> Links:
        return unpack_links(self.container.sections["starts"], self.container.sections["entries"])

    def __len__(self) -> int:
        """How many entries there are."""
        return count_records(self.container.sections["records"])

    def record(self, number: int) -> Record:
        """What is known of an entry."""
        return unpack_record(self.container.sections["records"], self.container.sections["texts"], number)

    def find(self, text: str) -> Iterator[Match]:
        """Every place of a comparable text where a form of an entry stands, by start, the longest first."""
        code = text.encode(_CODE, _LONE)
        for start in range(len(text)):
            for length in self.container.notes["lengths"]:
                end = start + length
                if end <= len(text):
                    found = self._number(_digest(self._keyed, code[start * _WIDTH : end * _WIDTH]))
                    if found is not None:
                        yield start, end, self._links.of(found)

    @cached_property
    def _buckets(self) -> memoryview:
        return self.container.sections["buckets"].cast("I")

    def _number(self, digest: bytes) -> int | None:
        """The number of a digest among all; those that start with the same bits stand in one bucket."""
        bucket = _bucket(digest, self.container.notes["bits"])
        first, last = self._buckets[bucket], self._buckets[bucket + 1]
        if first == last:
            return None
        digests = self.container.sections["digests"]
        for number in range(first, last):
            if digests[number * _DIGEST_SIZE : (number + 1) * _DIGEST_SIZE] == digest:
                return number
        return None


def _bucket(digest: bytes, bits: int) -> int:
    return int.from_bytes(digest[:4]) >> (32 - bits)


def _buckets(digests: Sequence[bytes], bits: int) -> bytes:
    """For each bucket the number of its first digest, and behind the last one the number of all."""
    counts = Counter(_bucket(digest, bits) for digest in digests)
    return array("I", accumulate((counts[bucket] for bucket in range(1 << bits)), initial=0)).tobytes()


def _hasher(key: bytes, salt: bytes) -> Any:  # noqa: ANN401 - hashlib's class has no public name
    return hashlib.blake2b(key=key, salt=salt, digest_size=_DIGEST_SIZE)


def _digest(keyed: Any, code: bytes) -> bytes:  # noqa: ANN401 - hashlib's class has no public name
    hasher = keyed.copy()
    hasher.update(code)
    digest: bytes = hasher.digest()
    return digest
