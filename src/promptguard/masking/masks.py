"""A draft and its report → the text to send, and what its placeholders stand for."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from promptguard.masking.entries import Entry, Ledger, Style
from promptguard.masking.grammar import framed
from promptguard.masking.naming import Desk, Manner, Named, Taken, kind, named
from promptguard.masking.nesting import Nesting
from promptguard.masking.places import places
from promptguard.masking.restore import Restored, Restorer
from promptguard.masking.stream import Stream, restored
from promptguard.masking.styles import BLOCK
from promptguard.masking.surrogates.invent import Inventor
from promptguard.model import Finding, Report, Span

_ROUNDS = 8
"""A surrogate that is read elsewhere in the draft is changed so often; then ordinary placeholders are taken."""


@dataclass(frozen=True, slots=True)
class Masked:
    """The text to send, where its placeholders stand, and what each of them stands for (this must stay here).

    `entities` names what stands at each place, `left` what a second look still found outside the placeholders: a text
    with something left must not be sent as it is.
    """

    text: str = field(repr=False)
    placed: tuple[Span, ...] = ()
    covered: tuple[Span, ...] = ()
    """The spans of the draft that are no longer there, one for each of `placed`."""
    entities: tuple[str, ...] = ()
    entries: tuple[Entry, ...] = field(default=(), repr=False)
    ledger: Ledger = field(default=Ledger(), repr=False)
    own: frozenset[str] = field(default=frozenset(), repr=False)
    left: tuple[Finding, ...] = ()
    doubtful: tuple[Finding, ...] = ()
    """What the policy only warns of, outside the placeholders."""

    @property
    def originals(self) -> Mapping[str, str]:
        """The exact characters of the draft behind every placeholder."""
        return MappingProxyType({entry.placeholder: entry.original for entry in self.entries if not entry.derived})

    def restore(self, answer: str) -> Restored:
        """Put the originals back into an answer; see `Restored` for what could not be."""
        return restored(self.restorer, answer)

    def stream(self) -> Stream:
        """Put the originals back into an answer that arrives in pieces."""
        return Stream(self.restorer)

    @property
    def restorer(self) -> Restorer:
        """What reads the placeholders of this draft."""
        return Restorer(self.entries, self.own)


def mask(prompt: str, report: Report, manner: Manner, ledger: Ledger | None = None) -> Masked:
    """Replace everything that must not be sent: the same thing by the same number, every spelling by its own form.

    A placeholder that the draft already contains, however it is spelt, is never used again. `ledger` is what the
    session knows already; the result's `ledger` has the new entries in it.
    """
    known = ledger or Ledger()
    found = places(prompt, report)
    if manner.style is Style.BLOCK:
        spans = tuple(place.span for place in found)
        text, placed = _joined(prompt, spans, [BLOCK] * len(spans))
        return Masked(text, placed, spans, tuple(place.entity for place in found), ledger=known)
    taken = Taken.by(prompt)
    for attempt in range(2 * _ROUNDS):
        kept = manner if attempt < _ROUNDS else replace(manner, style=Style.JA)
        masked = _masked(prompt, tuple(named(prompt, found, kept, known, taken)), kept, known, taken)
        clashes = _clashes(masked)
        if not clashes:
            break
        taken = taken.also(clashes)
    return replace(masked, own=frozenset(prompt[start:end] for start, end, _ in framed(prompt)))


def _masked(prompt: str, items: Sequence[Named], manner: Manner, ledger: Ledger, taken: Taken) -> Masked:
    inventor = Inventor(prompt, manner, ledger)
    desk = Desk(manner, ledger, taken, inventor)
    nesting = Nesting()
    placeholders: list[str] = []
    at = 0
    for item in items:
        nesting.feed(prompt[at : item.place.span.start])
        placeholders.append(desk.placeholder(item, nesting.depth))
        nesting.feed(placeholders[-1])
        at = item.place.span.end
    spans = tuple(item.place.span for item in items)
    text, placed = _joined(prompt, spans, placeholders)
    entries = (*desk.entries.values(), *inventor.derived(desk.entries.values()))
    highest: dict[str, int] = {}
    for item in items:
        highest[kind(item.entity)] = max(highest.get(kind(item.entity), 0), item.number)
    entities = tuple(item.entity for item in items)
    return Masked(text, placed, spans, entities, entries, ledger.joined(entries, highest))


def _joined(prompt: str, spans: Sequence[Span], placeholders: Sequence[str]) -> tuple[str, tuple[Span, ...]]:
    """The draft with placeholders in the place of spans, and where they stand now."""
    parts: list[str] = []
    placed: list[Span] = []
    at = length = 0
    for span, placeholder in zip(spans, placeholders, strict=True):
        parts += (prompt[at : span.start], placeholder)
        length += span.start - at + len(placeholder)
        placed.append(Span(length - len(placeholder), length))
        at = span.end
    return "".join((*parts, prompt[at:])), tuple(placed)


def _clashes(masked: Masked) -> tuple[Entry, ...]:
    """The entries that would be read back where they do not stand, or not be read where they do."""
    restorer = Restorer(masked.entries)
    read = {Span(match.start, match.end): match.entry for match in restorer.matches(masked.text) if match.entry}
    by_name = {entry.placeholder: entry for entry in masked.entries}
    meant = {place: by_name[masked.text[place.start : place.end]] for place in masked.placed}
    wrong = [entry for place, entry in read.items() if meant.get(place) is not entry]
    return tuple(dict.fromkeys((*wrong, *(entry for place, entry in meant.items() if place not in read))))


def left_over(masked: Masked, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Those findings of a second look at the masked text that reach outside the placeholders."""
    return tuple(finding for finding in findings if _reaches_outside(finding.span, masked))


def in_draft(masked: Masked, finding: Finding) -> Iterator[Finding]:
    """What a finding of the masked text covers of the draft itself, piece by piece."""
    gone = shift = 0
    for place, source in zip((*masked.placed, None), (*masked.covered, None), strict=True):
        start, end = max(finding.span.start, gone), min(finding.span.end, place.start if place else finding.span.end)
        if start < end:
            yield replace(finding, span=Span(start + shift, end + shift))
        if place and source:
            gone, shift = place.end, source.end - place.end


def _reaches_outside(span: Span, masked: Masked) -> bool:
    """Whether letters or digits of the span belong to the draft."""
    inside = {at for place in masked.placed for at in range(max(place.start, span.start), min(place.end, span.end))}
    return any(masked.text[at].isalnum() for at in range(span.start, span.end) if at not in inside)
