import pytest

from promptguard.frontends.service.fields import BadRequestError, Fields, finding
from promptguard.frontends.service.offsets import Utf16
from promptguard.model import Action, Category, Confidence, Entity, Finding, Report, RuleId, Span

FOUND = Finding(RuleId("r"), Entity("PERSON"), Category.PERSONAL, Confidence.LIKELY, Span(2, 4), Action.MASK)
REPORT = Report((FOUND,), (), Action.MASK)
NAMED = {"rule": "r", "entity": "PERSON", "start": 2, "end": 4}


def test_fields_are_read_by_type() -> None:
    fields = Fields.of({"text": "a", "explain": True}, ("text", "explain", "lang"))
    assert fields.get("text", str) == "a"
    assert fields.get("explain", bool, default=False)
    assert fields.language(None) == "ja"
    assert fields.language("en") == "en"


@pytest.mark.parametrize("data", [None, [], "text", {"other": 1}])
def test_only_an_object_with_known_fields_is_read(data: object) -> None:
    with pytest.raises(BadRequestError, match="fields"):
        Fields.of(data, ("text",))


@pytest.mark.parametrize("value", [None, 1, [], {}])
def test_a_field_of_another_type_is_named(value: object) -> None:
    with pytest.raises(BadRequestError, match="text"):
        Fields.of({"text": value}, ("text",)).get("text", str)


def test_true_is_no_number() -> None:
    with pytest.raises(BadRequestError, match="start"):
        Fields.of({"start": True}, ("start",)).get("start", int)


def test_a_finding_is_named_by_rule_entity_and_place() -> None:
    assert finding(NAMED, "finding", REPORT, None) == FOUND


def test_a_finding_is_found_in_the_callers_units() -> None:
    wide = Utf16.of("𠮷の鵜飼様")
    assert finding({**NAMED, "start": 3, "end": 5}, "finding", REPORT, wide) == FOUND


@pytest.mark.parametrize("wrong", [{"start": 1}, {"end": 5}, {"rule": "s"}, {"entity": "CLIENT"}, {"text": "鵜飼"}])
def test_what_was_not_found_cannot_be_named(wrong: dict[str, object]) -> None:
    with pytest.raises(BadRequestError, match="finding"):
        finding({**NAMED, **wrong}, "finding", REPORT, None)
