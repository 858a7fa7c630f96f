"""Where a call keeps what its placeholders stand for: the vault, a map file, or nowhere."""

import contextlib
import errno
import functools
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import click

from promptguard.frontends.cli.wrong import WrongCallError
from promptguard.frontends.service.address import is_private, runtime_folder
from promptguard.masker import Keep, not_kept
from promptguard.masking.entries import Ledger, Style
from promptguard.masking.masks import Masked
from promptguard.masking.plain import ledger_of, ledger_text
from promptguard.vault.vault import DEFAULT_SESSION, Kept, Vault, vault_folder

_PATIENCE_S = 60
"""As long as others may have a map file for themselves."""


@dataclass(frozen=True, slots=True)
class Keeping:
    """The choices of one call."""

    style: Style | None = None
    session: str = DEFAULT_SESSION
    map_file: Path | None = None
    no_store: bool = False

    def keep(self, hours: float) -> Keep:
        """What masking is run by; a vault keeps for `hours`."""
        if self.no_store or self.style is Style.BLOCK:
            return not_kept
        if self.map_file:
            return functools.partial(_into_map, self.map_file)
        return functools.partial(Vault(vault_folder(), hours).keep, self.session)


def with_source(command: Callable[..., int]) -> Callable[..., int]:
    """Add the options that say where the meaning of placeholders is kept, and hand the command the `keeping`."""

    @click.option("--session", "session_name", default=DEFAULT_SESSION, metavar="NAME")
    @click.option("--map", "map_file", type=click.Path(path_type=Path), metavar="FILE")
    @functools.wraps(command)
    def kept(session_name: str, map_file: Path | None, **others: Any) -> int:  # noqa: ANN401 - the command's own parameters
        return command(keeping=Keeping(session=session_name, map_file=map_file), **others)

    return kept


def with_keeping(command: Callable[..., int]) -> Callable[..., int]:
    """Add those options, and the ones that say how placeholders look and that nothing be kept."""

    @click.option("--style", type=click.Choice([style.value for style in Style]))
    @click.option("--no-store", is_flag=True)
    @functools.wraps(command)
    def kept(keeping: Keeping, style: str | None, no_store: bool, **others: Any) -> int:  # noqa: ANN401 - the command's own parameters
        if no_store and keeping.map_file:
            raise WrongCallError("map_or_nothing")
        return command(keeping=replace(keeping, style=Style(style) if style else None, no_store=no_store), **others)

    return with_source(kept)


def existing(session: str) -> Kept:
    """What a session knows.

    Raises:
        WrongCallError: nothing, or there is no such session.
        VaultError: the vault cannot be used.
    """
    kept = Vault(vault_folder()).recall(session)
    if not kept.ledger.entries:
        raise no_session(session)
    return kept


def no_session(session: str) -> WrongCallError:
    """The error for a session that is not kept."""
    return WrongCallError("no_session" if session == DEFAULT_SESSION else "no_such_session", session=session)


def read_map(file: Path) -> Ledger:
    """The ledger in a map file.

    Raises:
        WrongCallError: it is not there, or is no map.
    """
    try:
        return ledger_of(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise WrongCallError("no_such_path", path=file) from None
    except OSError as error:
        raise WrongCallError("map_unreadable", path=file, reason=error.strerror or type(error).__name__) from None
    except (ValueError, RecursionError):
        raise WrongCallError("no_map", path=file) from None


def _into_map(file: Path, change: Callable[[Ledger], Masked]) -> Masked:
    """Mask with what a map file knows, and put what comes new into it.

    One call of the user at a time: two that knew the same would take one placeholder for two values.
    """
    try:
        with _alone():
            masked = change(read_map(file) if file.exists() else Ledger(seed=os.urandom(16)))
            if masked.entries:
                _write_map(file, ledger_text(masked.ledger))
    except OSError as error:
        raise WrongCallError("not_written", path=file, reason=error.strerror or type(error).__name__) from None
    return masked


@contextlib.contextmanager
def _alone() -> Iterator[None]:
    """One a user; the lock lies apart from the maps, so that nothing is left beside them."""
    from filelock import FileLock

    folder = Path(runtime_folder())
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not is_private(str(folder)):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    with FileLock(folder / "maps.lock", timeout=_PATIENCE_S):
        yield


def _write_map(file: Path, text: str) -> None:
    """Beside the file and into its place, for the user alone from the first byte on."""
    draft = file.with_name(f".{file.name}.{os.urandom(6).hex()}.tmp")
    try:
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as opened:
            opened.write(text)
            opened.flush()
            os.fsync(opened.fileno())
        draft.replace(file)
    finally:
        draft.unlink(missing_ok=True)
