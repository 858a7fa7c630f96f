"""The folded text of one draft, with the views on it that several detectors share."""

from dataclasses import dataclass
from functools import cached_property

from promptguard.model import Finding, Hit, Span
from promptguard.normalize.layout import Layout, layout
from promptguard.normalize.numerals import joined, numbers, passages
from promptguard.normalize.projection import View
from promptguard.normalize.variants import TO_LOWER, same_form

_LOWER = str.maketrans(TO_LOWER)


def lower(text: str) -> str:
    """ASCII letters in lower case; the same length as `text`, which `str.lower` does not promise."""
    return text.translate(_LOWER)


@dataclass(frozen=True)  # no slots: the views are computed once, on first need
class NormalizedText:
    """Folded text, with the way back to the draft."""

    view: View

    @property
    def text(self) -> str:
        """The folded text, the only text that detectors read."""
        return self.view.text

    @cached_property
    def lowered(self) -> str:
        """The folded text in lower case, for labels."""
        return lower(self.text)

    @cached_property
    def same(self) -> str:
        """The folded text in the form in which names are compared."""
        return same_form(self.text)

    @cached_property
    def numbers(self) -> View:
        """Every numeral in digits; its source is the folded text."""
        return numbers(self.text)

    @cached_property
    def joined(self) -> View:
        """`numbers` with single blanks and line breaks inside numbers closed."""
        return joined(self.numbers)

    @cached_property
    def closed(self) -> tuple[View, ...]:
        """The lines of `joined` around whatever it has closed; elsewhere it reads as `numbers` does."""
        if self.joined is self.numbers:
            return ()
        return tuple(passages(self.joined, self.joined.steps[-1].outs[1:]))

    @cached_property
    def layout(self) -> Layout:
        """Lines and table columns."""
        return layout(self.text)

    def span(self, start: int, end: int) -> Span:
        """The span of the draft behind `text[start:end]`."""
        return Span(*self.view.source_range(start, end))

    def locate(self, hit: Hit) -> Finding:
        """Place a hit in the draft. The only crossing between the two coordinate systems."""
        span = self.span(hit.start, hit.end)
        return Finding(hit.rule, hit.entity, hit.category, hit.confidence, span, registered=hit.registered)
