import pytest

from promptguard.dictionary.coverage import Knowledge, coverage
from promptguard.dictionary.schema import Allowed, Dictionary, Entry
from promptguard.model import Category


def counts(dictionary: Dictionary, names: int = 0, public: tuple[str, ...] = ()) -> dict[Knowledge, int]:
    categories = {entry.category: 1 for entry in dictionary.entries}
    return {each.kind: each.count for each in coverage(categories, dictionary, names, public)}


def test_a_company_that_told_nothing_has_every_hole() -> None:
    assert counts(Dictionary()) == dict.fromkeys(Knowledge, 0)


@pytest.mark.parametrize(
    ("category", "kind"),
    [
        ("client", "clients"),
        ("project", "projects"),
        ("internal", "internal"),
        ("personal", "staff"),
        ("network", "domain"),
    ],
)
def test_entries_of_a_category_close_its_hole(category: str, kind: str) -> None:
    found = counts(Dictionary((Entry(Category(category), "アオバ"),)))
    assert [known for known, count in found.items() if count] == [kind]


@pytest.mark.parametrize(
    "term", ["hokusei.example", "wiki.hokusei.example", "@hokusei.example", "info@hokusei.example"]
)
def test_a_domain_may_stand_anywhere(term: str) -> None:
    entries = Dictionary((Entry(Category.INTERNAL, "x", (term,)),))
    assert counts(entries)[Knowledge.DOMAIN] == 1
    assert counts(Dictionary(allow=(Allowed(term),)))[Knowledge.DOMAIN] == 1
    assert counts(Dictionary(), public=(term,))[Knowledge.DOMAIN] == 1


def test_a_number_with_dots_is_no_domain() -> None:
    assert counts(Dictionary(), public=("03.0000.0100",))[Knowledge.DOMAIN] == 0


def test_the_companys_own_name_is_counted() -> None:
    assert counts(Dictionary(), names=2)[Knowledge.COMPANY] == 2
