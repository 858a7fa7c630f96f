"""The JSON interface of restoring: an answer with its originals, from the vault of whoever runs the service.

`restore` takes `{"text", "session"?, "lang"?, "units"?}` and gives `{"text", "placed": [{"start", "end"}], "count",
"unknown", "ambiguous", "missing", "told"}`: the restored text, where originals stand in it, and the placeholders that
could not be put back or that the last draft has and the answer has not (see `masking.restore.Restored`). Where the
vault cannot be read, `text` is None and `told` says why.
"""

from collections.abc import Iterator
from typing import Any

from promptguard.frontends.service.engine import Engine
from promptguard.frontends.service.fields import Fields
from promptguard.frontends.service.offsets import Utf16, in_units
from promptguard.masking.nesting import Nesting
from promptguard.masking.restore import Restorer
from promptguard.masking.stream import restored
from promptguard.model import Span
from promptguard.settings import Settings
from promptguard.vault.problems import VaultError
from promptguard.vault.vault import DEFAULT_SESSION, Vault, vault_folder


def restore(_engine: Engine, settings: Settings, data: object) -> dict[str, Any]:
    """The restored answer.

    Raises:
        BadRequestError: it is not asked as described above.
    """
    fields = Fields.of(data, ("text", "session", "lang", "units"))
    text, language = fields.get("text", str), fields.language(settings.language)
    is_wide = fields.units("") is not None
    try:
        kept = Vault(vault_folder()).recall(fields.get("session", str, DEFAULT_SESSION))
    except VaultError as error:
        return {"text": None, "told": [error.told(language)]}
    restorer = Restorer(kept.ledger.entries)
    result = restored(restorer, text)
    placed = [{"start": place.start, "end": place.end} for place in _placed(restorer, text)]
    if is_wide:
        in_units(placed, Utf16.of(result.text))
    return {
        "text": result.text,
        "placed": placed,
        "count": result.count,
        "unknown": result.unknown,
        "ambiguous": result.ambiguous,
        "missing": [each for each in result.missing if each in kept.latest],
        "told": [],
    }


def _placed(restorer: Restorer, answer: str) -> Iterator[Span]:
    """Where the originals stand in the restored text."""
    nesting, at, by = Nesting(), 0, 0
    for match in restorer.matches(answer):
        nesting.feed(answer[at : match.start])
        if match.entry:
            length = len(restorer.written(match, nesting.depth))
            yield Span(match.start + by, match.start + by + length)
            by += length - (match.end - match.start)
        nesting.feed(answer[match.start : match.end])
        at = match.end
