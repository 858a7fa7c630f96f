from collections.abc import Callable
from dataclasses import replace

from promptguard.model import Action
from promptguard.report._interface import Checked

Make = Callable[..., Checked]
Found = tuple[str, str, str, str, Action]


def test_a_draft_on_its_way_to_a_format_does_not_show_its_text(checked: Make, number: Found) -> None:
    assert "621498320257" not in repr(checked(number))


def test_a_draft_is_called_by_its_file_or_by_its_line_and_id(checked: Make) -> None:
    draft = checked(name="a.txt")
    assert draft.title == "a.txt"
    assert replace(draft, source="x.jsonl", id="D1", line=2).title == "x.jsonl:2 (D1)"
    assert replace(draft, source="x.jsonl", id="x.jsonl:2", line=2).title == "x.jsonl:2"
