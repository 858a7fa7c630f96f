import pytest
from hypothesis import given
from hypothesis import strategies as st

from promptguard.frontends.service.wire import pack, unpack


@given(st.lists(st.binary(max_size=200), max_size=8))
def test_what_is_packed_is_unpacked(fields: list[bytes]) -> None:
    assert unpack(pack(*fields)) == fields


@pytest.mark.parametrize(
    "nonsense", [b"3:abc", b"3:ab,", b"-1:,", b"x:abc,", b"abc", b"4:abc,", b"99999999999:a,", b":,"]
)
def test_what_is_no_row_of_fields_is_refused(nonsense: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        unpack(nonsense)
