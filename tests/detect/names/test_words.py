import pytest

from promptguard.detect._names.words import Words, is_office, is_plausible
from promptguard.detect._tokens import tokens


@pytest.mark.parametrize(
    "name", ["両角 綾香", "ヤマダ ハナコ", "Anna Kowalska", "NGUYEN VAN THANH", "まっつん", "林", "ラジェシュ"]
)
def test_names_of_all_scripts_are_plausible(words: Words, name: str) -> None:
    assert is_plausible(name, [t for t in tokens(name) if t.surface.strip()], words)


@pytest.mark.parametrize(
    "name", ["未定", "営業部", "A", "ID", "○○", "ミーティング", "お客様", "山田太郎", "3名", "件名が", ""]
)
def test_what_else_stands_in_such_fields_is_not(words: Words, name: str) -> None:
    assert not is_plausible(name, [t for t in tokens(name) if t.surface.strip()], words)


def test_offices_groups_and_things_are_known_by_their_end() -> None:
    assert is_office("業者")
    assert is_office("営業課")
    assert not is_office("勅使河原")


def test_lists_are_compared_without_case_and_blanks(words: Words) -> None:
    assert words.has("placeholders", "John  DOE")
