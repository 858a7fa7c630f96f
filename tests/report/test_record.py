from collections.abc import Callable

from promptguard.model import Action, Failure
from promptguard.report._interface import Checked
from promptguard.report.record import record

Make = Callable[..., Checked]
Found = tuple[str, str, str, str, Action]


def test_the_schema(checked: Make, phone: Found, number: Found) -> None:
    data = record(checked(phone, number, failures=(Failure("names", "why"),), name="a.txt"))
    assert list(data) == ["schema", "id", "action", "findings", "failures"]
    assert (data["schema"], data["id"], data["action"]) == (1, "a.txt", "block")
    assert data["failures"] == [{"detector": "names", "reason": "why"}]
    assert data["findings"][0] == {
        "rule": "phone", "entity": "PHONE_NUMBER", "category": "personal", "confidence": "likely",
        "action": "mask", "start": 13, "end": 26, "line": 2, "column": 4,
    }  # fmt: skip


def test_offsets_are_code_points(checked: Make) -> None:
    data = record(checked(("r", "PERSON", "personal", "綾瀬川", Action.MASK), text="𠮷🙏綾瀬川"))
    assert (data["findings"][0]["start"], data["findings"][0]["end"]) == (2, 5)


def test_the_matched_text_is_not_in_it(full: Checked, all_values: tuple[str, ...]) -> None:
    assert not any(value in repr(record(full)) for value in all_values)
