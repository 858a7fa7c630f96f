from hypothesis import given
from hypothesis import strategies as st

from promptguard.normalize.projection import Edit, Projection, View

EDITS = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 3), st.text("xyz", max_size=3)), max_size=6)


def sorted_edits(source: str, gaps: list[tuple[int, int, str]]) -> list[Edit]:
    edits, at = [], 0
    for skip, width, text in gaps:
        start = at + skip
        if start + width > len(source):
            break
        edits.append(Edit(start, start + width, text))
        at = start + width
    return edits


def naive(source: str, edits: list[Edit]) -> str:
    for edit in reversed(edits):
        source = source[: edit.start] + edit.text + source[edit.end :]
    return source


@given(st.text("abc", max_size=20), EDITS)
def test_the_text_is_the_source_with_all_edits(source: str, gaps: list[tuple[int, int, str]]) -> None:
    edits = sorted_edits(source, gaps)
    assert Projection.of(source, edits).text == naive(source, edits)


@given(st.text("abc", min_size=1, max_size=20), EDITS)
def test_an_untouched_character_maps_to_itself(source: str, gaps: list[tuple[int, int, str]]) -> None:
    projection = Projection.of(source, sorted_edits(source, gaps))
    for at, character in enumerate(projection.text):
        start, end = projection.source_range(at, at + 1)
        if character in "abc":
            assert source[start:end] == character


def test_a_replacement_stands_for_the_whole_replaced_range() -> None:
    projection = Projection.of("a㈱b", [Edit(1, 2, "(株)")])
    assert projection.text == "a(株)b"
    assert [projection.source_range(i, i + 1) for i in range(5)] == [(0, 1), (1, 2), (1, 2), (1, 2), (2, 3)]


def test_a_range_over_a_dropped_character_contains_it() -> None:
    projection = Projection.of("0‐9", [Edit(1, 2, "")])
    assert projection.source_range(0, 2) == (0, 3)


def test_a_view_leads_back_through_all_steps() -> None:
    view = View("１ ２").then([Edit(0, 1, "1"), Edit(2, 3, "2")]).then([Edit(1, 2, "")])
    assert view.text == "12"
    assert view.source_range(0, 2) == (0, 3)
    assert view.source_range(1, 2) == (2, 3)


def test_no_edits_make_no_step() -> None:
    view = View("abc")
    assert view.then([]) is view
