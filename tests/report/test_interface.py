from collections.abc import Callable

from promptguard.model import Action
from promptguard.report._interface import Checked

Make = Callable[..., Checked]
Found = tuple[str, str, str, str, Action]


def test_a_draft_on_its_way_to_a_format_does_not_show_its_text(checked: Make, number: Found) -> None:
    assert "621498320257" not in repr(checked(number))
