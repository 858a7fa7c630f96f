from datetime import date

import pytest

from promptguard.frontends.cli.kinds import CATEGORY, DAY
from promptguard.frontends.cli.wrong import WrongCallError
from promptguard.model import Category


@pytest.mark.parametrize("name", ["client", "取引先", Category.CLIENT])
def test_a_category_has_two_names(name: object) -> None:
    assert CATEGORY.convert(name, None, None) is Category.CLIENT


def test_another_word_is_none() -> None:
    with pytest.raises(WrongCallError):
        CATEGORY.convert("顧客", None, None)


def test_a_day_is_written_as_in_the_files() -> None:
    assert DAY.convert("2027-04-01", None, None) == date(2027, 4, 1)
    with pytest.raises(WrongCallError):
        DAY.convert("来年", None, None)
