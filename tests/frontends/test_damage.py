import pytest

from promptguard.frontends.damage import refuse_damaged
from promptguard.frontends.problems import Problem, UnreadableError

MAIL = "担当の綾瀬川様、明日の会議は10時からです。よろしくお願いします。\n"


def problem_of(text: str) -> Problem | None:
    try:
        refuse_damaged(text)
    except UnreadableError as error:
        return error.problem
    return None


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t",
        MAIL,
        "なぜ????",
        "え????????なんで????????????",
        "What??? Why???? I do not get it!????",
        "SELECT name FROM t WHERE id = ? AND code = ?",
        "The logs are called ????-??-??.log and lie below /var/log, as on all of our other machines in the office.",
        "お客様から「縺ゅ＞縺」のように文字化けしたメールが届きました。原因と直し方を、分かりやすく説明してください。",
        "繧繝錦の帯と、譁という字の意味を教えてください。",
        "ｱﾔｾｶﾞﾜ ﾐﾉﾘ ﾐｽﾞｶｶﾞﾐｼｷﾞﾖｳ(ｶ",
        "\x1b[31m色のついたログ\x1b[0m",
        "価格は ¥1,200、¥800、¥90 です。½、×、÷、±",
        "ありがとう🙏🏻👨‍👩‍👧",
        "あ\ud83d",
    ],
)
def test_what_people_write_is_not_damaged(text: str) -> None:
    assert refuse_damaged(text) == text


@pytest.mark.parametrize(
    "text",
    [
        MAIL.encode("ascii", "replace").decode(),
        "Please call ???? at 03-0000-0142.",
        "???????\r\nTEL 03-0000-0142\r\n??????",
        "Subject: ??????????\n\n" + "Please answer this mail. " * 20 + "\n-- \n?????????? ???????",
    ],
)
def test_japanese_turned_into_question_marks_is_seen(text: str) -> None:
    assert problem_of(text) is Problem.QUESTION_MARKS


def test_control_characters_that_nobody_types_are_seen() -> None:
    assert problem_of("担当の方へ \x81\x9c\x81\x9d") is Problem.MOJIBAKE
    assert problem_of("古いログの改行\x85\x85\x85\x85\x85です \x96") is None


def test_a_replacement_character_is_seen() -> None:
    assert problem_of("担当の�橋様") is Problem.REPLACEMENT


@pytest.mark.parametrize(
    ("true", "read_as"),
    [("utf-8", "cp932"), ("utf-8", "latin-1"), ("utf-8", "cp1252"), ("cp932", "latin-1"), ("cp932", "cp1252"),
     ("euc_jp", "latin-1"), ("euc_jp", "cp932")],
)  # fmt: skip
def test_mojibake_is_seen(true: str, read_as: str) -> None:
    assert problem_of((MAIL * 3).encode(true).decode(read_as, "ignore")) is Problem.MOJIBAKE


@pytest.mark.parametrize("text", ["a\0b", "\x01\x02\x03abc"])
def test_binary_is_seen(text: str) -> None:
    assert problem_of(text) is Problem.BINARY


@pytest.mark.parametrize("text", [("ｱ" * 25_000 + "漢" * 25_000) * 2, "ｱ漢" * 50_000, "?" * 100_000 + "あ"])
def test_a_long_run_takes_no_long_time(text: str) -> None:
    assert refuse_damaged(text) == text


def test_kanji_between_runs_of_half_width_katakana_are_seen() -> None:
    assert problem_of("ｱｱ漢ｱｱ漢ｱｱ漢ｱ") is Problem.MOJIBAKE
    assert problem_of("ｱ漢ｱ漢ｱ漢ｱ") is None


def test_the_line_is_told_but_not_what_stands_there() -> None:
    with pytest.raises(UnreadableError) as error:
        refuse_damaged("一行目\n二行目\n�秘密")
    assert error.value.fields == {"line": 3}
    assert "秘密" not in str(error.value)
