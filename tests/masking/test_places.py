import pytest
from tests.masking.conftest import report

from promptguard.masking.places import places
from promptguard.model import Action


def found(text: str, *values: str, entity: str = "PERSON") -> list[str]:
    return [text[p.span.start : p.span.end] for p in places(text, report(text, *((entity, value) for value in values)))]


@pytest.mark.parametrize(
    ("text", "value", "count"),
    [
        ("鵜飼様と鵜飼", "鵜飼", 2),
        ("鵜飼様と鵜飼太郎", "鵜飼", 2),
        ("たくみ様、わたくみの", "たくみ", 2),
        ("林様と林業", "林", 1),
        ("林様と「林」", "林", 2),
        ("ｳｶｲ様とウカイ", "ｳｶｲ", 2),
        ("10-01と210-01", "10-01", 1),
        ("アベ様とアベンド", "アベ", 1),
    ],
)
def test_a_value_is_found_wherever_else_it_stands_as_a_word(text: str, value: str, count: int) -> None:
    assert len(found(text, value)) == count


def test_places_do_not_overlap_and_are_in_order() -> None:
    assert found("鵜飼太郎、鵜飼、鵜飼太郎", "鵜飼太郎", "鵜飼") == ["鵜飼太郎", "鵜飼", "鵜飼太郎"]


def test_what_may_be_sent_is_not_looked_for() -> None:
    assert places("鵜飼と鵜飼", report("鵜飼と鵜飼", ("PERSON", "鵜飼", Action.WARN))) == ()


def test_another_place_has_the_meaning_of_the_first() -> None:
    text = "鵜飼様と鵜飼"
    assert [p.entity for p in places(text, report(text, ("PERSON", "鵜飼")))] == ["PERSON", "PERSON"]
