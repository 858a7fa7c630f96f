"""The JSON interface of dismissals: a finding that is to be sent all the same goes on record.

`dismiss` takes `{"text", "finding": {"rule", "entity", "start", "end"}, "reason", "event"?, "lang"?, "units"?}` and
gives `{"recorded": true}`, or `{"recorded": false, "told"}` where the record cannot be written. `reason` and `event`
are those of `frontends.dismissals`; for what must not be sent at all only two reasons count. The record holds no text.
"""

from typing import Any

from promptguard.frontends.dismissals import Decision, Event, NotRecordedError, Reason, keep, reasons
from promptguard.frontends.service.engine import Engine
from promptguard.frontends.service.fields import BadRequestError, Fields, finding
from promptguard.settings import Settings

_KNOWN = ("text", "finding", "reason", "event", "lang", "units")


def dismiss(engine: Engine, settings: Settings, data: object) -> dict[str, Any]:
    """Put a decision on record.

    Raises:
        BadRequestError: it is not asked as described above, or there is no such finding.
        PromptguardError: rules, dictionary or settings are unusable, and were never usable.
    """
    fields = Fields.of(data, _KNOWN)
    text, language = fields.get("text", str), fields.language(settings.language)
    reason = Reason(fields.one_of("reason", tuple(Reason)))
    event = Event(fields.one_of("event", tuple(Event), Event.DISMISSED.value))
    warm, _ = engine.latest(settings)
    found = finding(fields.data.get("finding"), "finding", warm.scanner.scan(text), fields.units(text))
    if reason not in reasons(found.action):
        raise BadRequestError("reason")
    try:
        keep(Decision(found, reason, event), text[found.span.start : found.span.end])
    except NotRecordedError as error:
        return {"recorded": False, "told": error.told(language)}
    return {"recorded": True}
