import json
from collections.abc import Callable
from typing import Any

import pytest

from promptguard.model import Action, Failure
from promptguard.report import as_sarif
from promptguard.report._interface import Checked, View

Make = Callable[..., Checked]
ViewOf = Callable[..., View]
Found = tuple[str, str, str, str, Action]
Run = Callable[..., dict[str, Any]]


@pytest.fixture
def run(view: ViewOf) -> Run:
    def run(*drafts: Checked) -> Any:
        log = json.loads("".join(as_sarif.render(drafts, view())))
        assert log["version"] == "2.1.0"
        (only,) = log["runs"]
        return only

    return run


def test_results_point_into_the_list_of_rules(run: Run, checked: Make, phone: Found, number: Found) -> None:
    found = run(checked(phone, number))
    rules = found["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["jp-my-number", "phone"]
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in found["results"])


def test_a_region_counts_code_points_from_one(run: Run, checked: Make, phone: Found) -> None:
    (result,) = run(checked(phone, name="下書き 1.txt"))["results"]
    (location,) = result["locations"]
    assert location["physicalLocation"]["region"] == {
        "startLine": 2, "startColumn": 4, "endLine": 2, "endColumn": 17, "charOffset": 13, "charLength": 13,
    }  # fmt: skip
    assert location["physicalLocation"]["artifactLocation"]["uri"].endswith("%201.txt")


@pytest.mark.parametrize(
    ("action", "level"),
    [(Action.ALLOW, "none"), (Action.WARN, "warning"), (Action.MASK, "error"), (Action.BLOCK, "error")],
)
def test_levels_follow_the_policy(run: Run, checked: Make, phone: Found, action: Action, level: str) -> None:
    (result,) = run(checked((*phone[:4], action)))["results"]
    assert result["level"] == level


def test_what_could_not_be_checked_is_no_success(run: Run, checked: Make) -> None:
    (invocation,) = run(checked(failures=(Failure("input", "why"),), action=Action.BLOCK))["invocations"]
    assert invocation["executionSuccessful"] is False
    assert invocation["toolExecutionNotifications"][0]["message"]["text"] == "input: why"


def test_a_record_is_a_fragment_of_its_file(view: ViewOf, checked: Make, phone: Found) -> None:
    draft = checked(phone, name="D 1")
    record = type(draft)(draft.id, "a\\b.jsonl", draft.text, draft.report)
    assert '"uri": "a/b.jsonl#D%201"' in "".join(as_sarif.render([record], view()))


def test_a_drive_of_windows_is_a_place_on_this_machine(view: ViewOf, checked: Make, phone: Found) -> None:
    draft = checked(phone, name="x")
    there = type(draft)("C:\\下書き 1.txt", "C:\\下書き 1.txt", draft.text, draft.report)
    assert '"uri": "file:///C:/%E4%B8%8B' in "".join(as_sarif.render([there], view()))


def test_standard_input_has_a_name(run: Run, checked: Make, phone: Found) -> None:
    (result,) = run(checked(phone))["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "stdin"


def test_the_matched_text_is_not_in_it(full: Checked, view: ViewOf, all_values: tuple[str, ...]) -> None:
    written = json.loads("".join(as_sarif.render([full], view())))
    assert not any(value in repr(written) for value in all_values)
