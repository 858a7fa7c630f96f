"""What the guard puts in the place of a copy, and the way back."""

from collections.abc import Callable
from dataclasses import dataclass

from promptguard.api import masker_of
from promptguard.errors import PromptguardError
from promptguard.frontends.cli.keeping import Keeping
from promptguard.frontends.cli.session import Session
from promptguard.frontends.clipboard.notices import Notices
from promptguard.frontends.clipboard.notifying import Notice
from promptguard.frontends.clipboard.watching import Guarded
from promptguard.masker import UncheckedError
from promptguard.masking.entries import Entry, Ledger
from promptguard.masking.masks import Masked
from promptguard.report._interface import Checked
from promptguard.vault.vault import HIDDEN, Vault, vault_folder

ORIGINALS = f"{HIDDEN}clipboard"
"""The session of the vault that keeps the last copy that was replaced: no one can name his own so."""
_ENTRY = "clipboard"


@dataclass(frozen=True, slots=True)
class Guard:
    """Masks with the session of that moment."""

    session: Callable[[], Session]
    notices: Notices

    def guard(self, outcome: Checked) -> Guarded | Notice:
        """The masked text, once both the original and what its placeholders stand for are kept; or why it is not."""
        try:
            masked = self._masked(outcome)
        except UncheckedError as error:
            return self.notices.failed(Checked(outcome.id, outcome.source, "", error.report))
        except PromptguardError as error:
            return self.notices.not_kept(error)
        return Guarded(masked.text, self.notices.masked(outcome, complete=not masked.left))

    def _masked(self, outcome: Checked) -> Masked:
        session = self.session()
        hours = session.settings.keep_hours
        masker = masker_of(session.scanner, session.settings, session.wording.words)
        masked = masker.mask(outcome.text, outcome.report, Keeping(session.settings.style).keep(hours))
        keep_original(Vault(vault_folder(), hours), outcome.text)  # only what is replaced is worth bringing back
        return masked


def keep_original(vault: Vault, text: str) -> None:
    """Keep a copy as it was; only the last one.

    Raises:
        VaultError: it could not be kept.
    """
    entry = Entry(_ENTRY, text, "", 1)

    def only_this(ledger: Ledger) -> Masked:
        return Masked("", entries=(entry,), ledger=ledger)

    vault.keep(ORIGINALS, only_this)


def original(vault: Vault) -> str | None:
    """The last copy that was replaced; None where none is kept (any longer).

    Raises:
        VaultError: the vault cannot be read.
    """
    return next((entry.original for entry in vault.recall(ORIGINALS).ledger.entries), None)
