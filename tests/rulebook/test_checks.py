import pytest
from hypothesis import given
from hypothesis import strategies as st

from promptguard.rulebook.checks import CHECKS, NUMBERS


def passes(check: str, value: str, **numbers: object) -> bool:
    return CHECKS[check](value, numbers)


@pytest.mark.parametrize(
    ("check", "value"),
    [
        ("my_number", "123456789018"),
        ("my_number", "6214-9832-0257"),
        ("corporate_number", "7000012050002"),
        ("drivers_license", "309012345620"),
        ("insurer_number", "33120015"),
        ("luhn", "4111 1111 1111 1111"),
        ("birth_date", "昭和55年4月1日"),
        ("birth_date", "S55.4.1"),
        ("birth_date", "平成元年1月8日"),
        ("birth_date", "1976-03-21"),
        ("birth_date", "ショウワ47ネン9ガツ3カ"),
        ("birth_date", "19760321"),
        ("birth_date", "大正15年12月20日"),
        ("birth_date", "昭和64年1月7日"),
        ("birth_date", "令和元年5月1日"),
        ("birth_date", "しょうわ55ねん4がつ1にち"),
        ("birth_date", "昭和45年(1970年)4月1日"),
        ("birth_date", "12 March 1996"),
        ("birth_date", "March 12, 1996"),
        ("birth_date", "25/03/1996"),
        ("birth_date", "03/25/1996"),
        ("private_ip", "10.24.3.118"),
        ("private_ip", "172.20.8.31"),
    ],
)
def test_a_valid_value_passes(check: str, value: str) -> None:
    assert passes(check, value)


@pytest.mark.parametrize(
    ("check", "value"),
    [
        ("my_number", "123456789012"),
        ("my_number", "000000000000"),
        ("corporate_number", "7000012050003"),
        ("drivers_license", "309012345630"),
        ("insurer_number", "33120016"),
        ("luhn", "4111 1111 1111 1112"),
        ("birth_date", "昭和65年4月1日"),
        ("birth_date", "1976-13-21"),
        ("birth_date", "S55.4.31"),
        ("birth_date", "平成元年1月7日"),
        ("birth_date", "令和元年4月30日"),
        ("birth_date", "大正16年1月1日"),
        ("birth_date", "1543年1月31日"),
        ("birth_date", "2100-01-01"),
        ("birth_date", "31 April 1996"),
        ("birth_date", "19761321"),
        ("private_ip", "8.8.8.8"),
        ("private_ip", "127.0.0.1"),
        ("private_ip", "192.0.2.7"),
        ("private_ip", "999.1.1.1"),
    ],
)
def test_an_invalid_value_fails(check: str, value: str) -> None:
    assert not passes(check, value)


@given(st.text("0123456789", min_size=12, max_size=12), st.integers(0, 11), st.integers(1, 9))
def test_a_single_wrong_digit_is_noticed_by_luhn(value: str, at: int, add: int) -> None:
    wrong = value[:at] + str((int(value[at]) + add) % 10) + value[at + 1 :]
    assert not (passes("luhn", value) and passes("luhn", wrong))


@pytest.mark.parametrize("check", CHECKS)
@given(value=st.text(max_size=30))
def test_no_value_breaks_a_check(check: str, value: str) -> None:
    assert passes(check, value or "0") in (True, False)


def test_only_checks_that_there_are_take_numbers() -> None:
    assert set(NUMBERS) < set(CHECKS)
