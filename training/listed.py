"""Words in katakana and what they name, from JMnedict: writes what `promptguard.detect._tagger.listed` reads.

    python -m training.listed OUT

JMnedict (Electronic Dictionary Research and Development Group, CC BY-SA) as packaged in jamdict-data.
"""

import sqlite3
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import regex

from promptguard.detect._tagger.files import key_of
from promptguard.detect._tagger.listed import KINDS

_TYPES = {
    "given": "G",
    "fem": "G",
    "masc": "G",
    "place": "L",
    "organization": "O",
    "company": "O",
    "person": "P",
    "surname": "S",
    "unclass": "U",
}
"""The dictionary's types of names on the left, the letters of `KINDS` on the right; other types are left out."""
_KATAKANA = regex.compile(r"[ァ-ヶー][ァ-ヶー・]+")
_IN_KANJI = """
    SELECT name.text, type.text
    FROM NEKanji AS name
    JOIN NETranslation AS sense ON sense.idseq = name.idseq
    JOIN NETransType AS type ON type.tid = sense.ID
"""
_IN_KANA = """
    SELECT name.text, type.text
    FROM NEKana AS name
    JOIN NETranslation AS sense ON sense.idseq = name.idseq
    JOIN NETransType AS type ON type.tid = sense.ID
    WHERE name.idseq NOT IN (SELECT idseq FROM NEKanji)
"""
"""A name that has kanji is written with them; its kana are but its reading."""


def names() -> Iterator[tuple[str, str]]:
    """Every spelling with every type of what it names.

    Raises:
        ModuleNotFoundError: jamdict-data is not installed.
    """
    from jamdict_data import JAMDICT_DB_PATH

    with sqlite3.connect(JAMDICT_DB_PATH) as database:
        yield from database.execute(_IN_KANJI)
        yield from database.execute(_IN_KANA)


def write(path: Path) -> None:
    """Write the file."""
    found: defaultdict[int, int] = defaultdict(int)
    for name, kind in names():
        word = unicodedata.normalize("NFKC", name)
        if kind in _TYPES and _KATAKANA.fullmatch(word):
            found[key_of(word)] |= 1 << KINDS.index(_TYPES[kind])
    keys = sorted(found)
    kinds = bytes(found[key] for key in keys)
    path.write_bytes(np.array([len(keys), *keys], dtype="<u4").tobytes() + kinds)


if __name__ == "__main__":
    write(Path(sys.argv[1]))
