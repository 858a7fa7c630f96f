from collections.abc import Callable

import pytest

from promptguard.detect._names.speakers import speaking


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("小林莉子  9:14\nおはよう\nまっつん  9:16\nはい", ["小林莉子", "まっつん"]),
        ("[15:12] 原 美咲: 電話が", ["原 美咲"]),
        ("10:15 じゅんぺー 何時まで?", ["じゅんぺー"]),
        ("<堀 俊介> 13:02\nはい", ["堀 俊介"]),
        ("kenta 17:40\nはい", ["kenta"]),
        ("篠崎:そういえば\nカミーユ:はい\nカミーユ:いいえ", ["篠崎", "カミーユ", "カミーユ"]),
        ("降旗 誠一 <s.furihata@furihata-koki.jp>", ["降旗 誠一"]),
        ("竹内 悠さん takeuchi@takeuchi-ss.jp", ["竹内 悠"]),
        ("みなと工機の降旗です。", ["降旗"]),
        ("先日の つるまきと申します", ["つるまき"]),
    ],
)
def test_who_speaks_or_sends_is_a_person(found: Callable[..., list[str]], text: str, names: list[str]) -> None:
    assert found(speaking, text) == names


@pytest.mark.parametrize(
    "text",
    [
        "件名:納期\n日時:6月\n件名:再送",
        "Q: これは\nA: それは\nQ: では\nA: はい",
        "開始 10:00\n終了 11:00",
        "営業部 <info@example.com>",
        "上司: どうぞ\n部下: はい\n上司: では",
        "https://example.com:8080",
        "注意: これは\n注意: それは",
    ],
)
def test_labels_and_roles_do_not_speak(found: Callable[..., list[str]], text: str) -> None:
    assert found(speaking, text) == []
