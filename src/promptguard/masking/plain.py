"""Ledgers as plain data, for a vault and for map files. Characters of any kind survive, lone surrogates included."""

import json
from collections.abc import Mapping
from dataclasses import asdict, fields
from types import MappingProxyType
from typing import Any

from promptguard.masking.entries import Entry, Ledger, Style

SCHEMA = 1
_FIELDS = frozenset(field.name for field in fields(Entry))


def entry_text(entry: Entry) -> str:
    """One entry as JSON, in ASCII."""
    return json.dumps(asdict(entry))


def entry_of(text: str | bytes) -> Entry:
    """The entry in some JSON.

    Raises:
        ValueError: it is none.
    """
    return _entry(json.loads(text))


def ledger_text(ledger: Ledger) -> str:
    """A whole ledger as JSON, in ASCII, for a map file."""
    entries = [asdict(entry) for entry in ledger.entries]
    data = {"schema": SCHEMA, "highest": dict(ledger.highest), "seed": ledger.seed.hex(), "entries": entries}
    return f"{json.dumps(data, indent=1)}\n"


def ledger_of(text: str) -> Ledger:
    """The ledger in a map file.

    Raises:
        ValueError: it is no map of this version.
    """
    data = json.loads(text)
    if not isinstance(data, dict) or data.get("schema") != SCHEMA or not isinstance(data.get("entries"), list):
        raise ValueError("schema")
    highest = data.get("highest")
    if not isinstance(highest, dict) or not all(isinstance(number, int) for number in highest.values()):
        raise ValueError("highest")
    seed = bytes.fromhex(str(data.get("seed", "")))
    return Ledger(tuple(map(_entry, data["entries"])), MappingProxyType(highest), seed)


def _entry(data: Mapping[str, Any]) -> Entry:
    if not isinstance(data, dict) or not set(data) <= _FIELDS:
        raise ValueError("entry")
    try:
        entry = Entry(**{**data, "style": Style(data.get("style", Style.JA))})
    except TypeError as error:
        raise ValueError("entry") from error
    texts = (entry.placeholder, entry.original, entry.entity, entry.part)
    if not all(isinstance(text, str) for text in texts) or not entry.placeholder:
        raise ValueError("entry")
    if not isinstance(entry.number, int) or not isinstance(entry.escapes, int) or entry.escapes < 0:
        raise ValueError("entry")
    return entry
