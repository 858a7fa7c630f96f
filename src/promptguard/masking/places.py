"""What is replaced: what the policy says, and the same value wherever else it stands in the draft."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from promptguard.expressions import expression
from promptguard.model import Action, Category, Entity, Finding, Report, Span
from promptguard.normalize.fold import normalize
from promptguard.normalize.terms import Terms
from promptguard.normalize.variants import same_form

_SCRIPTS = (
    (expression(r"[0-9A-Za-zÀ-ɏ]"), 1_000),
    (expression(r"[ァ-ヴー]"), 1_000),
    (expression(r"[ぁ-ん]"), 3),
    (expression(r"[㐀-鿿々]"), 2),
)
"""A script, and from how many characters on a value in it is looked for inside longer words of the script, too."""


@dataclass(frozen=True, slots=True)
class Place:
    """A span of the draft that is replaced, and what it holds."""

    span: Span
    entity: Entity
    category: Category
    placeholder: str = ""
    """The word that the company's dictionary chose for it."""
    entry: int | None = None
    """The entry of the company's dictionary: all its forms are one thing."""


def to_mask(report: Report) -> tuple[Finding, ...]:
    """The findings that must not be sent as they are."""
    return tuple(finding for finding in report.findings if finding.action >= Action.MASK)


def places(prompt: str, report: Report) -> tuple[Place, ...]:
    """All places, in order, apart."""
    found = [_place(finding) for finding in to_mask(report)]
    return tuple(_apart(sorted((*found, *_again(prompt, found)), key=_order))) if found else ()


def _order(place: Place) -> tuple[int, int]:
    """The longer first where two begin together."""
    return place.span.start, -place.span.end


def _apart(found: Iterable[Place]) -> Iterator[Place]:
    """Places that do not overlap: a later one begins behind the one before."""
    behind = 0
    for place in found:
        start = max(place.span.start, behind)
        if start < place.span.end:
            yield replace(place, span=Span(start, place.span.end))
            behind = place.span.end


def _place(finding: Finding) -> Place:
    known = finding.registered
    chosen, entry = (known.placeholder, known.entry) if known else ("", None)
    return Place(finding.span, finding.entity, finding.category, chosen, entry)


def _again(prompt: str, found: Iterable[Place]) -> Iterator[Place]:
    """Where a value that is replaced stands once more: a model would read it there."""
    taken = [place.span for place in found]
    text = normalize(prompt)
    same = text.same
    values: Mapping[str, Place] = {_value(prompt, place.span): place for place in found}
    behind = 0
    free = _Free(taken)
    for start, end in Terms.of(values).find(same):
        span = text.span(start, end)
        if start >= behind and not _is_inside_a_word(text.text, start, end) and free.holds(span):
            yield replace(values[same[start:end]], span=span)
            behind = end


def _value(prompt: str, span: Span) -> str:
    return same_form(normalize(prompt[span.start : span.end]).text.strip())


class _Free:
    """What no place has taken yet; asked from left to right."""

    __slots__ = ("_at", "_taken")

    def __init__(self, taken: list[Span]) -> None:
        self._taken, self._at = sorted(taken), 0

    def holds(self, span: Span) -> bool:
        """Whether all of `span` is free."""
        while self._at < len(self._taken) and self._taken[self._at].end <= span.start:
            self._at += 1
        return self._at == len(self._taken) or self._taken[self._at].start >= span.end


def _is_inside_a_word(text: str, start: int, end: int) -> bool:
    """Whether the word goes on in the same script beyond a value that is too short or too plain for that."""
    edges = ((text[start - 1 : start], text[start]), (text[end - 1], text[end : end + 1]))
    return any(
        end - start < enough and left and right and script.match(left) and script.match(right)
        for script, enough in _SCRIPTS
        for left, right in edges
    )
