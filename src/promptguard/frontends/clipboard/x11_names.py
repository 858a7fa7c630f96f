"""What things are called between X clients (ICCCM 2.6.2, freedesktop.org)."""

from types import MappingProxyType

CLIPBOARD = "CLIPBOARD"
HTML = "text/html"
TEXTS = MappingProxyType(
    {
        "UTF8_STRING": "utf-8",
        "text/plain;charset=utf-8": "utf-8",
        "text/plain;charset=UTF-8": "utf-8",
        "text/plain": "utf-8",
        "STRING": "latin-1",
        "TEXT": "utf-8",
    }
)
"""The formats of text with their encodings, the best first."""
BOOKKEEPING = frozenset(["", "TARGETS", "TIMESTAMP", "MULTIPLE", "SAVE_TARGETS", "DELETE"])
"""Targets that are no content, and names that are none."""
