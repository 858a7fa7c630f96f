"""What every clipboard offers, whatever the system."""

from typing import NewType, Protocol

OURS = "application/x-promptguard"
"""The format that a copy made by this program carries, so that nobody of us checks it again."""

Stamp = NewType("Stamp", int)
"""A state of the clipboard; what it counts (time, sequence number) is the system's own affair."""


class ClipboardBackend(Protocol):
    """The clipboard of one system.

    Every method that reads raises `UnreadableError` where whoever copied does not hand out what it offered: it is
    gone, does not answer in time, keeps the clipboard to itself, or offers more than the largest draft.
    """

    def wait_change(self, seconds: float | None = None) -> bool:
        """Wait until something was copied; False when the time is up first. Copies in quick succession are one."""

    def stamp(self) -> Stamp:
        """The state now. Whoever reads takes the stamp first, and reads this very state or an error."""

    def formats(self) -> frozenset[str]:
        """The names of what is offered, as the system has them; none where the clipboard is empty. Reads no content."""

    def read_text(self) -> str | None:
        """The plain text; None where none is offered."""

    def read_html(self) -> str | None:
        """The HTML; None where none is offered."""

    def write(self, text: str, stamp: Stamp | None = None) -> bool:
        """Put a text on the clipboard, in place of all formats, marked as `OURS` where marks can be; it outlives us.

        With `stamp` only if nothing was copied since; whether it was done. Whoever pastes meanwhile gets the old text
        or the new one.
        """

    def close(self) -> None:
        """Let go of the system's resources; what was written stays."""
