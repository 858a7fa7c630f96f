from collections.abc import Callable

import pytest

from promptguard.detect._names.lexicon import bare, full


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("申請は鴨志田 陽平まで", ["鴨志田 陽平"]),
        ("椿 つばさ 080", ["椿 つばさ"]),
        ("薬袋 俊介、相生", ["薬袋 俊介"]),
        ("両角 綾香（もろずみ あやか）", ["両角 綾香", "もろずみ あやか"]),
    ],
)
def test_surname_blank_given_name(found: Callable[..., list[str]], text: str, names: list[str]) -> None:
    assert found(full, text) == names


@pytest.mark.parametrize(
    "text",
    [
        "東京 大阪",
        "見本 太郎",
        "山田 太郎",
        "製造 営業",
        "氏名 住所",
        "小林 部長",
        "総務 小鳥遊 まで",
        "小鳥遊 より",
        "織田信長と今川義元",
    ],
)
def test_two_words_that_are_no_name(found: Callable[..., list[str]], text: str) -> None:
    assert found(full, text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("鴨志田が休みます", "鴨志田"),
        ("グエン・ティ・ランアン", "グエン・ティ・ランアン"),
        ("KYAW ZIN HTET\n", "KYAW ZIN HTET"),
        ("普通 1234567 カナザワ リツコ", "カナザワ リツコ"),
        ("/ Honoka Yamanashi\n", "Honoka Yamanashi"),
        ("Hi Honoka Yamanashi,\n", "Honoka Yamanashi"),
        ("代表取締役 鴨志田 陽平 印", "鴨志田 陽平"),
        ("前田はんが休む", "前田"),
    ],
)
def test_what_only_company_makes_a_name(found: Callable[..., list[str]], text: str, name: str) -> None:
    assert name in found(bare, text)


def test_a_greeting_is_no_part_of_a_name(found: Callable[..., list[str]]) -> None:
    assert found(bare, "Hi Honoka,\nHello Honoka\nDear Momose,") == []


@pytest.mark.parametrize("text", ["Visual Studio\n", "マーケティング・オートメーション", "Best Regards\n"])
def test_words_of_two_parts_that_name_no_one(found: Callable[..., list[str]], text: str) -> None:
    assert found(bare, text) == []
