from datetime import date

import pytest

from promptguard.detect._dictionary.explain import explain
from promptguard.detect.dictionary import Outcome
from promptguard.dictionary.differences import Variant
from promptguard.dictionary.schema import Dictionary, Entry
from promptguard.model import Category, Span

TODAY = date(2026, 4, 1)
DICTIONARY = Dictionary(
    (
        Entry(Category.CLIENT, "株式会社アオバ電装"),
        Entry(Category.PROJECT, "HK-2291"),
        Entry(Category.CLIENT, "未来"),
        Entry(Category.PROJECT, "暁光計画", until=date(2026, 3, 31)),
        Entry(Category.PROJECT, "碧海計画", since=date(2026, 4, 2)),
        Entry(Category.INTERNAL, "つむ", whole_word=False),
    )
)


@pytest.mark.parametrize(
    ("draft", "term", "outcome"),
    [
        ("ＡＢＣと㈱アオバ電装", "株式会社アオバ電装", Outcome.FOUND),
        ("HK-22915", "HK-2291", Outcome.INSIDE_WORD),
        ("明るい未来を願う", "未来", Outcome.IN_CONTEXT),
        ("㈱未来", "未来", Outcome.FOUND),
        ("暁光計画の話", "暁光計画", Outcome.NOT_NOW),
        ("碧海計画の話", "碧海計画", Outcome.NOT_NOW),
        ("おつむてんてん", "つむ", Outcome.FOUND),
    ],
)
def test_every_place_is_told_with_what_became_of_it(draft: str, term: str, outcome: Outcome) -> None:
    (explained,) = explain(draft, DICTIONARY, TODAY)
    assert (explained.entry.term, explained.outcome) == (term, outcome)


def test_the_place_is_that_of_the_draft_and_the_difference_is_told() -> None:
    (explained,) = explain("ＡＢＣと㈱ｱｵﾊﾞ電装", DICTIONARY, TODAY)
    assert explained.span == Span(4, 11)
    assert explained.variants == (Variant.COMPANY_FORM, Variant.WIDTH)


def test_where_nothing_is_written_nothing_is_told() -> None:
    assert list(explain("納期の件です", DICTIONARY, TODAY)) == []
