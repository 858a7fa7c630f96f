"""An answer that arrives in pieces. What comes out is what the whole answer would give, however it was split."""

from collections.abc import Iterable, Iterator

from promptguard.masking.entries import Style
from promptguard.masking.nesting import Nesting
from promptguard.masking.restore import Match, Restored, Restorer


class Stream:
    """Restores piece by piece; holds back what may yet become a placeholder, never more than `restorer.longest`."""

    __slots__ = ("_ambiguous", "_held", "_nesting", "_seen", "_tail", "_unknown", "count", "restorer")

    def __init__(self, restorer: Restorer) -> None:
        self.restorer, self._nesting = restorer, Nesting()
        self._held, self._tail = "", ""
        self._seen: set[str] = set()
        self._unknown: dict[str, None] = {}
        self._ambiguous: dict[str, None] = {}
        self.count = 0

    def feed(self, piece: str) -> str:
        """What can be shown now."""
        self._held += piece
        reach = max(0, len(self._held) - self.restorer.longest)
        starts = self.restorer.starts
        limit = next((at for at in range(reach, len(self._held)) if self._held[at] in starts), len(self._held))
        return self._shown(limit)

    def finish(self) -> str:
        """The rest."""
        return self._shown(len(self._held))

    def result(self, text: str = "", expected: Iterable[str] = ()) -> Restored:
        """What happened so far; `expected` are the placeholders of the draft."""
        missing = tuple(placeholder for placeholder in expected if placeholder not in self._seen)
        return Restored(text, self.count, tuple(self._unknown), tuple(self._ambiguous), missing)

    def _shown(self, limit: int) -> str:
        """Restore what begins before `limit`. One character before is kept as context for what follows."""
        text, at = self._tail + self._held, len(self._tail)
        parts: list[str] = []
        limit += at
        for match in self.restorer.matches(text, at, limit):
            parts += self._put(text, at, match)
            at = match.end
        behind = max(at, limit)
        parts.append(self._passed(text[at:behind]))
        self._tail, self._held = text[max(0, behind - 1) : behind], text[behind:]
        return "".join(parts)

    def _put(self, text: str, at: int, match: Match) -> Iterator[str]:
        yield self._passed(text[at : match.start])
        found = text[match.start : match.end]
        if match.entry is None:
            (self._ambiguous if match.ambiguous else self._unknown)[found] = None
            yield found
        else:
            self.count += 1
            self._seen.add(match.entry.placeholder)
            yield self.restorer.written(match, self._nesting.depth)
        self._nesting.feed(found)

    def _passed(self, text: str) -> str:
        self._nesting.feed(text)
        return text


def restored(restorer: Restorer, answer: str, wanted: Iterable[str] | None = None) -> Restored:
    """A whole answer; `wanted` are the placeholders that are missed where they do not occur (default: all)."""
    stream = Stream(restorer)
    text = stream.feed(answer) + stream.finish()
    return stream.result(text, expected(restorer) if wanted is None else wanted)


def expected(restorer: Restorer) -> tuple[str, ...]:
    """The placeholders that the masked text holds."""
    return tuple(e.placeholder for e in restorer.entries if not e.derived and e.style is not Style.BLOCK)
