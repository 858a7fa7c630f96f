import pytest

from promptguard.frontends.service.offsets import Utf16

TEXT = "鵜𠮷b🙏🙏\r\n様"


@pytest.mark.parametrize("offset", range(len(TEXT) + 1))
def test_offsets_agree_with_the_encoding(offset: int) -> None:
    units = len(TEXT[:offset].encode("utf-16-le")) // 2
    wide = Utf16.of(TEXT)
    assert wide.from_points(offset) == units
    assert wide.to_points(units) == offset


def test_half_a_character_stands_for_the_whole() -> None:
    assert Utf16.of("鵜𠮷b").to_points(2) == 1
