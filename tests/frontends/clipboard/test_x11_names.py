"""The names of formats."""

from promptguard.frontends.clipboard.copies import Copy, kind_of
from promptguard.frontends.clipboard.x11_names import BOOKKEEPING, TEXTS


def test_unicode_comes_before_what_may_lose_characters() -> None:
    assert list(TEXTS).index("UTF8_STRING") < list(TEXTS).index("STRING")


def test_every_one_of_them_is_text() -> None:
    assert all(kind_of(frozenset([name])) is Copy.TEXT for name in TEXTS)


def test_targets_of_the_protocol_are_no_content() -> None:
    assert kind_of(BOOKKEEPING) is Copy.OTHER
