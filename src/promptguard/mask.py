"""Step 6a of the path: placeholders in."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import count
from types import MappingProxyType

from promptguard.dictionary.variants import spelling
from promptguard.model import Action, Finding, Report, Span
from promptguard.normalize.fold import normalize


@dataclass(frozen=True, slots=True)
class Masked:
    """The text to send, where its placeholders stand, and what each of them stands for (this must stay here).

    Where several spellings share a placeholder, `originals` holds the first.
    """

    text: str = field(repr=False)
    placed: tuple[Span, ...]
    originals: Mapping[str, str] = field(repr=False)


def mask(prompt: str, report: Report, words: Mapping[str, str]) -> Masked:
    """Replace everything that must not be sent by a numbered word: the same thing by the same number.

    Spellings of one thing (width, case, hyphens, variant kanji, company forms) share a number. `words` names every
    entity, or at least every category. A placeholder that the draft already contains, in whatever width, is never
    used again.
    """
    taken = f"{prompt}\n{normalize(prompt).text}"
    numbers: dict[str, count[int]] = {}
    placeholders: dict[tuple[str, str], str] = {}
    originals: dict[str, str] = {}
    parts: list[str] = []
    placed: list[Span] = []
    at = length = 0
    for finding in to_mask(report):
        original = prompt[finding.span.start : finding.span.end]
        word = words.get(finding.entity, words[finding.category])
        same = (word, spelling(original) or original)
        if same not in placeholders:
            placeholders[same] = _unused(word, numbers.setdefault(word, count(1)), taken)
        placeholder = placeholders[same]
        originals.setdefault(placeholder, original)
        parts += (prompt[at : finding.span.start], placeholder)
        length += finding.span.start - at + len(placeholder)
        placed.append(Span(length - len(placeholder), length))
        at = finding.span.end
    return Masked("".join((*parts, prompt[at:])), tuple(placed), MappingProxyType(originals))


def to_mask(report: Report) -> tuple[Finding, ...]:
    """The findings that must not be sent as they are."""
    return tuple(finding for finding in report.findings if finding.action >= Action.MASK)


def left_over(masked: Masked, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Those findings of a second look at the masked text that reach outside the placeholders."""
    return tuple(finding for finding in findings if _reaches_outside(finding.span, masked))


def _unused(word: str, numbers: "count[int]", taken: str) -> str:
    return next(placeholder for number in numbers if (placeholder := f"【{word}{number}】") not in taken)


def _reaches_outside(span: Span, masked: Masked) -> bool:
    """Whether letters or digits of the span belong to the draft."""
    inside = {at for place in masked.placed for at in range(max(place.start, span.start), min(place.end, span.end))}
    return any(masked.text[at].isalnum() for at in range(span.start, span.end) if at not in inside)
