import pytest

from promptguard.frontends.encodings import decode, plausibility
from promptguard.frontends.problems import Problem, UnreadableError

MAIL = "株式会社みずかがみ紙業 綾瀬川様\r\n用紙は9月18日にお届けします。ご不明な点は03-0000-0142までどうぞ。\r\n"
TABLE = "氏名,電話\n渡邊 惠,03-0000-0142\n"
KANA = "ﾐｽﾞｶｶﾞﾐｼｷﾞﾖｳ(ｶ  0001234567 ｱﾔｾｶﾞﾜ ﾐﾉﾘ\r\n"
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp932", "euc_jp", "iso2022_jp_ext")


@pytest.mark.parametrize("name", ENCODINGS)
@pytest.mark.parametrize("text", [MAIL, TABLE], ids=["mail", "table"])
def test_japanese_is_read_in_every_encoding_it_comes_in(text: str, name: str) -> None:
    assert decode(text.encode(name)) == text


@pytest.mark.parametrize("name", ["utf-8", "cp932", "iso2022_jp_ext"])
def test_half_width_katakana_of_bank_files_is_read(name: str) -> None:
    assert decode(KANA.encode(name)) == KANA


@pytest.mark.parametrize("name", ["utf-8", "cp932", "iso2022_jp_ext"])
@pytest.mark.parametrize("text", ["", "a", "あ", " ", "?", "\n"])
def test_very_little_text_is_read(text: str, name: str) -> None:
    assert decode(text.encode(name)) == text


def test_the_kanji_of_names_that_only_windows_has_are_read() -> None:
    assert decode("髙橋・山﨑・①②㈱".encode("cp932")) == "髙橋・山﨑・①②㈱"


def test_half_a_surrogate_pair_is_kept() -> None:
    assert decode("あ\ud83dい".encode("utf-16", "surrogatepass")) == "あ\ud83dい"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Größe: Müller fährt für übermorgen nach Österreich. Überprüfen Sie bitte die Straße.", "cp1252"),
        (
            "안녕하세요. 고객의 전화번호는 다음과 같습니다. 자료는 공유 폴더에 있습니다." * 2,
            "cp949",
        ),
        (
            "我们的客户的电话号码如下，请帮我写一封邮件给他，谢谢。地点在北京。" * 2,
            "gb18030",
        ),
    ],
    ids=["German", "Korean", "Chinese"],
)
def test_other_languages_are_not_read_as_garbled_japanese(text: str, name: str) -> None:
    assert decode(text.encode(name)) == text


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"PK\x03\x04 word", Problem.DOCUMENT),
        (b"%PDF-1.7", Problem.DOCUMENT),
        (b"\x7fELF\x02\x01\x01\0\0\0\0\0", Problem.BINARY),
        (bytes(range(256)), Problem.BINARY),
        (b"caf\xe9", Problem.ENCODING),
        (b"\xff\xfea", Problem.ENCODING),
        (b"\xef\xbb\xbf\xff\xff", Problem.ENCODING),
    ],
)
def test_what_is_no_readable_text_is_refused(data: bytes, problem: Problem) -> None:
    with pytest.raises(UnreadableError) as error:
        decode(data)
    assert error.value.problem is problem


def test_utf8_that_breaks_off_is_damaged_not_another_encoding() -> None:
    with pytest.raises(UnreadableError) as error:
        decode(f"{MAIL}最後の文字".encode()[:-1])
    assert (error.value.problem, error.value.fields) == (Problem.REPLACEMENT, {"line": 3})


@pytest.mark.parametrize("text", [MAIL, TABLE, "Hello"])
def test_japanese_is_more_plausible_than_its_wrong_reading(text: str) -> None:
    wrong = text.encode("euc_jp").decode("cp932", "replace")
    assert plausibility(text) >= plausibility(wrong)
