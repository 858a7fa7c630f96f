from promptguard.dictionary.schema import Entry
from promptguard.model import Category


def test_forms_are_term_and_aliases() -> None:
    assert Entry(Category.CLIENT, "甲", ("乙",)).forms == ("甲", "乙")
