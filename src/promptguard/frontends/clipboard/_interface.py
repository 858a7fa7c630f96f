"""What a backend of the clipboard offers."""

from typing import Protocol

from promptguard.errors import NotCheckedError, Told

_TOLD = Told(
    "クリップボードを使えません。Linux では xclip か wl-clipboard を入れてください。ファイルやパイプでも渡せます。",
    "the clipboard cannot be used. On Linux install xclip or wl-clipboard. Files and pipes work as well.",
)
_CHANGED = Told(
    "クリップボードに書いた文章が、読み返すと違っていました。貼り付けないでください。",
    "what was put on the clipboard reads back differently. Do not paste it.",
)


class ClipboardError(NotCheckedError):
    """The clipboard cannot be used, or does not hold what was put there (exit code 4)."""

    def __init__(self, *, changed: bool = False) -> None:
        """Say which of the two."""
        self._told = _CHANGED if changed else _TOLD
        super().__init__(str(self._told))

    def told(self, language: str) -> str:
        """The message in one language."""
        return self._told.within(language)


class Clipboard(Protocol):
    """A clipboard that holds text."""

    def read_text(self) -> str:
        """The text on it; empty where there is none.

        Raises:
            ClipboardError: it cannot be used.
        """

    def write_text(self, text: str) -> None:
        """Put a text on it, and read it back.

        Raises:
            ClipboardError: it cannot be used, or holds something else now.
        """
