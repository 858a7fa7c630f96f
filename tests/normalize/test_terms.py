from hypothesis import given
from hypothesis import strategies as st

from promptguard.normalize.terms import Terms, occurrences


@given(st.sets(st.text("abc", max_size=4)), st.text("abc", max_size=30), st.booleans())
def test_every_place_of_every_term_is_found(terms: set[str], text: str, many: bool) -> None:
    terms |= {"x" * length for length in range(1, 60)} if many else set()
    places = {(i, i + len(t)) for t in terms if t for i in range(len(text)) if text.startswith(t, i)}
    found = list(Terms.of(terms).find(text))
    assert set(found) == places
    assert found == sorted(found, key=lambda place: (place[0], -place[1]))


def test_no_terms_find_nothing() -> None:
    assert list(Terms.of([""]).find("abc")) == []


def test_occurrences_overlap() -> None:
    assert list(occurrences("ああああ", "ああ")) == [0, 1, 2]
