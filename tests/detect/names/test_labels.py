from collections.abc import Callable

import pytest

from promptguard.detect._names.labels import behind_label, behind_role


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("氏名：両角 綾香", ["両角 綾香"]),
        ("担当:ヤマダ ハナコ", ["ヤマダ ハナコ"]),
        ("出席：滝澤、大日方、ラジェシュ、森（書記）", ["滝澤", "大日方", "ラジェシュ", "森"]),
        ('{"family_name": "野村"}', ["野村"]),
        ("氏名\t部署\n唐沢 瑞穂\t総務\n辻 一馬\t経理", ["唐沢 瑞穂", "辻 一馬"]),
        ("Reference: Ms. Eri Shimodaira", ["Eri Shimodaira"]),
        ("名義 ｽｷﾞｳﾗ ｹﾝ", ["スギウラ ケン"]),
    ],
)
def test_what_fills_a_field_of_names_is_a_name(found: Callable[..., list[str]], text: str, names: list[str]) -> None:
    assert found(behind_label, text) == names


@pytest.mark.parametrize(
    "text",
    [
        "氏名：〇〇",
        "担当：未定",
        "担当：営業部",
        "氏名の欄を追加",
        "name: sample",
        "窓口は総務です",
        "{{担当者名}} 様",
        "担当者を決める",
    ],
)
def test_what_is_no_name_is_not_taken(found: Callable[..., list[str]], text: str) -> None:
    assert found(behind_label, text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [("総務の胡桃澤が", ["胡桃澤"]), ("妻の真理子は", ["真理子"]), ("工場長の赤羽が", ["赤羽"]), ("総務 渕\n", ["渕"])],
)
def test_behind_a_role_the_lexicon_decides(found: Callable[..., list[str]], text: str, names: list[str]) -> None:
    assert found(behind_role, text) == names


@pytest.mark.parametrize("text", ["総務の仕事を", "営業の人が", "製造 検査", "妻の実家", "出荷(個)\t不良(個)"])
def test_behind_a_role_common_words_are_not(found: Callable[..., list[str]], text: str) -> None:
    assert found(behind_role, text) == []
