import pytest

from promptguard.detect._tagger.features import brief, of_gap, of_pair, of_places, of_token, shape
from promptguard.detect._tokens import Token, tokens


def no_group(_: str) -> int:
    return 0


def features(text: str) -> list[str]:
    return of_token(tokens(text)[0], no_group)


@pytest.mark.parametrize(
    ("word", "expected"),
    [("鴨志田", "KKK"), ("カモシダ", "TTTT"), ("Kamoshida", "Aa"), ("090", "0"), ("\n", "\n"), ("　", " "), ("#", "#")],
)
def test_a_shape_is_the_scripts_of_a_word(word: str, expected: str) -> None:
    assert shape(word) == expected


def test_long_words_of_one_script_look_alike() -> None:
    assert shape("オオタカケイソク") == shape("カモシダ")


def test_digits_are_all_the_same_digit() -> None:
    assert "w0000" in features("1234")
    assert features("1234") == features("5678")


def test_the_lexicon_tells_every_kind_of_name_a_word_can_be() -> None:
    (kinds,) = [f for f in features("松本") if f.startswith("k")]
    assert {"P", "S"} <= set(kinds)


def test_groups_count_on_three_levels() -> None:
    token = tokens("鴨志田")[0]
    assert {"c1100", "d137", "e17"} <= set(of_token(token, lambda _: 1100))


def test_neighbours_are_known_by_word_kind_and_shape() -> None:
    left, right = (brief(t, no_group) for t in tokens("鴨志田様"))
    assert "W鴨志田|様" in of_pair(left, right)
    assert all("|" in feature for feature in (*of_pair(left, right), *of_gap(left, right)))


def test_every_token_of_a_line_knows_the_label_in_front() -> None:
    row = tokens("担当:鴨志田\n以上")
    places = list(of_places(row))
    assert len(places) == len(row)
    assert "J担当" in places[2]
    assert not any(feature.startswith("J") for feature in places[-1])


def test_blanks_are_told_apart_from_line_breaks() -> None:
    blank = Token(" ", 0, 1, ("空白",) * 6, is_oov=False)
    line = Token("\n", 0, 1, ("空白",) * 6, is_oov=False)
    assert of_token(blank, no_group) != of_token(line, no_group)
