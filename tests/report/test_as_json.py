import json
from collections.abc import Callable

from promptguard.model import Action
from promptguard.report import as_json, as_jsonl
from promptguard.report._interface import Checked, View
from promptguard.report.record import record

Make = Callable[..., Checked]
ViewOf = Callable[..., View]
Found = tuple[str, str, str, str, Action]


def test_one_draft_is_one_object(checked: Make, view: ViewOf, phone: Found) -> None:
    draft = checked(phone)
    assert json.loads("".join(as_json.render([draft], view()))) == record(draft)


def test_several_drafts_are_a_list(checked: Make, view: ViewOf, phone: Found) -> None:
    drafts = [checked(phone, name="一.txt"), checked(name="b")]
    assert json.loads("".join(as_json.render(drafts, view(single=False)))) == [record(d) for d in drafts]


def test_no_draft_is_an_empty_list(view: ViewOf) -> None:
    assert json.loads("".join(as_json.render([], view(single=False)))) == []


def test_json_lines_hold_one_draft_each(checked: Make, view: ViewOf, phone: Found) -> None:
    drafts = [checked(phone, name="一.txt"), checked(name="b")]
    lines = "".join(as_jsonl.render(drafts, view(single=False))).splitlines()
    assert [json.loads(line) for line in lines] == [record(d) for d in drafts]


def test_no_console_can_damage_it(checked: Make, view: ViewOf, phone: Found) -> None:
    draft = checked(phone, name="見積\ud83d.txt")
    for form in (as_json, as_jsonl):
        assert "".join(form.render([draft], view())).isascii()


def test_the_matched_text_is_not_in_it(full: Checked, view: ViewOf, all_values: tuple[str, ...]) -> None:
    for form in (as_json, as_jsonl):
        written = "".join(form.render([full], view()))
        assert not any(value in written or json.dumps(value)[1:-1] in written for value in all_values)
