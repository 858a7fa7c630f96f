"""What somebody decided to send all the same: a record of decisions, without any text.

`dismissals.jsonl` in the user's data folder has one line for each decision: `time` (UTC), `event` (`dismissed`, or
`withdrawn` where it was taken back), `rule`, `entity`, `category`, `action`, `reason`, and `digest`: BLAKE2b (RFC
7693) of the value under a key of this installation (`dismissals.key`). The same value has the same digest, so that
repeats are seen; without the key nobody can try out telephone numbers until one fits.
"""

import datetime as dt
import json
import os
import secrets
from dataclasses import dataclass
from enum import StrEnum
from hashlib import blake2b
from pathlib import Path

import platformdirs
from filelock import FileLock, Timeout

from promptguard.dictionary.variants import spelling
from promptguard.errors import PromptguardError, Told
from promptguard.model import Action, Finding

_RECORD, _KEY, _LOCK = "dismissals.jsonl", "dismissals.key", "dismissals.lock"
_KEY_BYTES, _DIGEST_BYTES = 32, 16
_PATIENCE = 2.0
"""Seconds to wait for another process that writes."""
_NOT_RECORDED = (
    "記録を書き込めないため、外せません（{reason}）。{folder} に書き込めるか確かめてください。",
    "Because no record can be written it stays as it is ({reason}). See whether you may write to {folder}.",
)


class Reason(StrEnum):
    """Why a finding may be sent. A closed list: a sentence of one's own could quote the draft."""

    MISTAKEN = "mistaken"
    """It is not what the rule takes it for."""
    MADE_UP = "made_up"
    """An example; nobody and nothing real."""
    PUBLIC = "public"
    """Anybody may know it, like the company's own switchboard."""
    ALLOWED = "allowed"
    """Whoever it belongs to, or whoever is in charge, has agreed."""


class Event(StrEnum):
    """What was decided."""

    DISMISSED = "dismissed"
    WITHDRAWN = "withdrawn"


class NotRecordedError(PromptguardError):
    """The record cannot be written; what is not recorded is not dismissed."""

    def __init__(self, reason: str) -> None:
        """Name the reason that the system gives."""
        super().__init__(reason)
        self._told = Told(*(each.format(reason=reason, folder=folder()) for each in _NOT_RECORDED))

    def told(self, language: str) -> str:
        """What to do about it."""
        return self._told.within(language)


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision about one finding."""

    finding: Finding
    reason: Reason
    event: Event = Event.DISMISSED


def reasons(action: Action) -> tuple[Reason, ...]:
    """The reasons that count: what must not be sent at all may only have been taken for something that it is not."""
    return (Reason.MISTAKEN, Reason.MADE_UP) if action is Action.BLOCK else tuple(Reason)


def folder() -> Path:
    """The user's data folder."""
    return Path(platformdirs.user_data_dir("promptguard", appauthor=False))


def keep(decision: Decision, value: str) -> None:
    """Add a decision to the record; of `value` only the digest is kept.

    Raises:
        NotRecordedError: it could not be written.
    """
    try:
        folder().mkdir(mode=0o700, parents=True, exist_ok=True)
        with FileLock(folder() / _LOCK, timeout=_PATIENCE):
            line = json.dumps(_line(decision, value), ensure_ascii=False)
            _append(folder() / _RECORD, f"{line}\n".encode())
    except Timeout:
        raise NotRecordedError(_LOCK) from None
    except OSError as error:
        raise NotRecordedError(error.strerror or type(error).__name__) from None


def _line(decision: Decision, value: str) -> dict[str, str]:
    finding = decision.finding
    return {
        "time": dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
        "event": decision.event.value,
        "rule": finding.rule,
        "entity": finding.entity,
        "category": finding.category.value,
        "action": finding.action.name.lower(),
        "reason": decision.reason.value,
        "digest": blake2b(_same(value), key=_key(), digest_size=_DIGEST_BYTES, person=b"pg-dismissal").hexdigest(),
    }


def _same(value: str) -> bytes:
    """All spellings of one thing alike."""
    return (spelling(value) or value).encode("utf-8", "surrogatepass")


def _key() -> bytes:
    """The key of this installation, made when it is first needed. The lock is held."""
    path = folder() / _KEY
    if not path.exists():
        fresh = path.with_suffix(".new")
        fresh.unlink(missing_ok=True)
        _append(fresh, secrets.token_bytes(_KEY_BYTES))
        fresh.replace(path)
    key = path.read_bytes()
    if len(key) != _KEY_BYTES:
        raise NotRecordedError(_KEY)
    return key


def _append(path: Path, data: bytes) -> None:
    """Write at once, into a file that only this user can read."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(handle, "ab", buffering=0) as stream:
        stream.write(data)
