from promptguard.detect._tagger.listed import KINDS, listed


def test_a_surname_from_abroad_is_listed_as_one() -> None:
    assert "S" in listed("ジョンソン")


def test_a_place_is_listed_as_one() -> None:
    assert "L" in listed("ブリスベン")


def test_a_word_names_each_kind_once_and_in_order() -> None:
    assert listed("ワシントン") == "".join(kind for kind in KINDS if kind in listed("ワシントン"))


def test_an_unknown_word_names_nothing() -> None:
    assert listed("ホゲホゲフガフガ") == ""
    assert listed("") == ""
