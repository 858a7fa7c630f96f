import json

import pytest

from promptguard.masking.entries import Entry, Ledger, Style
from promptguard.masking.plain import entry_of, entry_text, ledger_of, ledger_text

ENTRY = Entry("【氏名1】", "鵜\ud83d\r\n", "PERSON", 1, "surname", 2, Style.TAG, derived=True)
LEDGER = Ledger((ENTRY,), {"PERSON": 3}, b"\x00\xff")


def test_an_entry_comes_back() -> None:
    assert entry_of(entry_text(ENTRY)) == ENTRY


def test_a_ledger_comes_back() -> None:
    assert ledger_of(ledger_text(LEDGER)) == LEDGER


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "1",
        '{"schema": 2}',
        '{"schema": 1}',
        '{"schema": 1, "entries": [], "highest": {"a": "b"}}',
        '{"schema": 1, "entries": [1], "highest": {}}',
        '{"schema": 1, "entries": [{"x": 1}], "highest": {}}',
        '{"schema": 1, "entries": [{"placeholder": "x"}], "highest": {}}',
        '{"schema": 1, "entries": [], "highest": {}, "seed": "g"}',
    ],
)
def test_what_is_no_map_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - any of its kinds
        ledger_of(text)


@pytest.mark.parametrize(
    "change", [{"placeholder": ""}, {"number": "1"}, {"escapes": -1}, {"style": "x"}, {"original": None}]
)
def test_what_is_no_entry_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - any of its kinds
        entry_of(json.dumps({**json.loads(entry_text(ENTRY)), **change}))
