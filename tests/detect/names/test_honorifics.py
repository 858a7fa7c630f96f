from collections.abc import Callable

import pytest

from promptguard.detect._names.honorifics import beside_honorific


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("本日は百瀬様にお会いした", ["百瀬"]),
        ("担当百瀬様より", ["百瀬"]),
        ("勅使河原 典子様（卓上ミル）", ["勅使河原 典子"]),
        ("神々廻さんで", ["神々廻"]),
        ("生駒部長と相談", ["生駒"]),
        ("堀江健一課長と相談", ["堀江健一"]),
        ("山ちゃんが作る", ["山"]),
        ("フオンさんが来た", ["フオン"]),
        ("ジョン・パウロ・レイエス様", ["ジョン・パウロ・レイエス"]),
        ("Dear Momose-san,", ["Momose"]),
        ("Ms. Vogel: hello", ["Vogel"]),
        ("合田 進 様・恵 様", ["合田 進", "恵"]),
    ],
)
def test_who_is_addressed_is_a_person(found: Callable[..., list[str]], text: str, names: list[str]) -> None:
    assert found(beside_honorific, text) == names


@pytest.mark.parametrize(
    "text",
    [
        "例文の名前は Mr. X や Ms. Y にしてください",
        "お客様",
        "皆様各位",
        "業者さんに頼む",
        "患者さん",
        "様子を見る",
        "仕様変更",
        "営業部長",
        "大阪支店長",
        "営業二課 主任",
        "経理一課長",
        "氏名欄",
        "〇〇様",
        "○○部長",
        "担当者様",
        "たくさんある",
        "さんざん",
        "模様替え",
        "君臨する",
        "ご家族様",
        "山田太郎様",
    ],
)
def test_offices_groups_and_longer_words_are_not(found: Callable[..., list[str]], text: str) -> None:
    assert found(beside_honorific, text) == []
