import pytest

from promptguard.lexicon import entries, is_family, is_given, is_word, name_readings, split_name


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("両角綾香", ("両角", "綾香")),
        ("森隆", ("森", "隆")),
        ("長谷川真", ("長谷川", "真")),
        ("東雲桃子", ("東雲", "桃子")),
        ("勅使河原明日香", ("勅使河原", "明日香")),
    ],
)
def test_a_full_name_parts_where_the_lexicon_knows_a_name(name: str, parts: tuple[str, str]) -> None:
    assert split_name(name) == parts


@pytest.mark.parametrize("name", ["佐藤", "堀之内", "波多野", "もろずみ", "森", "大江戸"])
def test_one_name_stays_whole(name: str) -> None:
    assert split_name(name) is None


def test_names_and_words_are_told_apart() -> None:
    assert is_family("両角")
    assert is_given("綾香")
    assert not is_given("両角")
    assert is_word("南部")
    assert not is_word("両角")


def test_a_name_is_read_as_a_name() -> None:
    assert name_readings("五百旗頭") == {"イオキベ"}


def test_what_the_lexicon_cannot_take_is_unknown() -> None:
    assert entries("") == entries("\ud800") == ()
