import pytest

from promptguard.frontends.service.offsets import Utf16, in_units

TEXT = "鵜𠮷b🙏🙏\r\n様"


@pytest.mark.parametrize("offset", range(len(TEXT) + 1))
def test_offsets_agree_with_the_encoding(offset: int) -> None:
    units = len(TEXT[:offset].encode("utf-16-le")) // 2
    wide = Utf16.of(TEXT)
    assert wide.from_points(offset) == units
    assert wide.to_points(units) == offset


def test_half_a_character_stands_for_the_whole() -> None:
    assert Utf16.of("鵜𠮷b").to_points(2) == 1


def test_shown_places_are_counted_from_the_start_of_their_line() -> None:
    shown = {"start": 7, "end": 8, "column": 1}
    in_units([shown], Utf16.of(TEXT))
    assert shown == {"start": 10, "end": 11, "column": 1}


def test_a_column_counts_wide_characters_twice() -> None:
    shown = {"start": 3, "end": 4, "column": 4}
    in_units([shown], Utf16.of(TEXT))
    assert shown == {"start": 4, "end": 6, "column": 5}
