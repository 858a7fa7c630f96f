"""Plain text by pyperclip: Windows, macOS, X11 (xclip, xsel) and Wayland (wl-clipboard)."""

from dataclasses import dataclass

from promptguard.frontends.clipboard._interface import Clipboard, ClipboardError


@dataclass(frozen=True, slots=True)
class TextClipboard:
    """The system's clipboard; pyperclip is loaded on first use."""

    def read_text(self) -> str:
        """The text on it."""
        import pyperclip

        try:
            text: str = pyperclip.paste()
        except (pyperclip.PyperclipException, OSError, UnicodeError):
            raise ClipboardError from None
        return text

    def write_text(self, text: str) -> None:
        """Put a text on it, and read it back: some clipboards are changed by others at once."""
        import pyperclip

        try:
            pyperclip.copy(text)
        except (pyperclip.PyperclipException, OSError, UnicodeError):
            raise ClipboardError from None
        if _lines(self.read_text()) != _lines(text):
            raise ClipboardError(changed=True)


def _lines(text: str) -> list[str]:
    """Systems put line ends in their own way, and some add one."""
    return text.rstrip("\r\n").splitlines()


def open_clipboard() -> Clipboard:
    """The clipboard of this system."""
    return TextClipboard()
