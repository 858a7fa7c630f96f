"""The words of a copy that comes as HTML alone."""

from html.parser import HTMLParser

_HIDDEN = frozenset(["head", "script", "style", "template", "title"])
_BLOCKS = frozenset(["address", "blockquote", "br", "dd", "div", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li",
                     "p", "pre", "table", "tr"])  # fmt: skip
_CELLS = frozenset(["td", "th"])


def words_of(html: str) -> str:
    """What a person sees of a piece of HTML, and where its links lead."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return "".join(reader.pieces).strip()


class _Reader(HTMLParser):
    """Collects the text between tags."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._hidden += tag in _HIDDEN
        if tag in _BLOCKS:
            self.pieces.append("\n")
        elif tag in _CELLS:
            self.pieces.append("\t")
        self.pieces += (f" {value} " for name, value in attrs if name == "href" and value)

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in _HIDDEN and self._hidden > 0

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.pieces.append(data)
