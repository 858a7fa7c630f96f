import pytest

from promptguard.dictionary.spoken import ACTIONS, CATEGORIES, CONFIDENCES, entity_of
from promptguard.model import Action, Category, Confidence
from promptguard.report.wording import load_wording


def test_everything_has_a_name_in_japanese() -> None:
    assert set(CATEGORIES.values()) == set(Category)
    assert set(ACTIONS.values()) == set(Action)
    assert set(CONFIDENCES.values()) == set(Confidence)


@pytest.mark.parametrize(("tree", "names"), [("actions", ACTIONS), ("confidences", CONFIDENCES)])
def test_the_names_are_those_of_the_reports(tree: str, names: dict[str, Action | Confidence]) -> None:
    words = load_wording("ja")
    assert names == {words.text(tree, level.name.lower()): level for level in names.values()}


def test_a_term_is_reported_under_the_entity_of_its_category() -> None:
    assert [entity_of(c) for c in (Category.CLIENT, Category.PROJECT, Category.MARKING)] == [
        "CLIENT",
        "PROJECT_CODE",
        "INTERNAL_TERM",
    ]
