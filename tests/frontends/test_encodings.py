import pytest

from promptguard.frontends.encodings import decode, plausibility
from promptguard.frontends.problems import Problem, UnreadableError

MAIL = "株式会社みずかがみ紙業 綾瀬川様\r\n用紙は9月18日にお届けします。ご不明な点は03-0000-0142までどうぞ。\r\n"
TABLE = "お名前,電話番号\n渡邊 惠,03-0000-0142\n"
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
    "data",
    [
        "Größe: Müller fährt für übermorgen nach Österreich. Überprüfen Sie bitte die Straße.".encode("cp1252"),
        "Müller".encode("cp1252"),
        ("안녕하세요. 고객의 전화번호는 다음과 같습니다. 자료는 공유 폴더에 있습니다." * 2).encode("cp949"),
        ("我们的客户的电话号码如下，请帮我写一封邮件给他，谢谢。地点在北京。" * 2).encode("gb18030"),
        "电话号码".encode("gb18030"),
        "鵜飼様へ".encode("gb18030"),
        "電話號碼是".encode("big5"),
        "お客様へ\r\n".encode("cp932") + "鵜飼様の件\n".encode(),
        "お客様へ\r\n".encode("euc_jp") + "A社 鵜飼様\n".encode(),
    ],
    ids=["German", "a German name", "Korean", "Chinese", "a Chinese word", "GB18030", "Big5", "two", "two, with ASCII"],
)
def test_what_is_in_no_one_japanese_encoding_is_refused_not_guessed(data: bytes) -> None:
    with pytest.raises(UnreadableError) as error:
        decode(data)
    assert error.value.problem is Problem.ENCODING


@pytest.mark.parametrize("text", ["ｳｶｲ様", "ｳｶｲ", "山田様"])
def test_a_few_characters_that_read_in_two_ways_are_refused(text: str) -> None:
    with pytest.raises(UnreadableError):
        decode(text.encode("euc_jp"))


@pytest.mark.parametrize("name", ["utf-16-le", "utf-16-be", "cp932", "euc_jp"])
def test_a_short_line_without_ascii_is_read(name: str) -> None:
    assert decode("見積書を鵜飼様へ".encode(name)) == "見積書を鵜飼様へ"


@pytest.mark.parametrize("text", ["渡邊恵", "髙橋", "ｳｶｲ様", "ｶﾌﾞ山田", "佐々木", "ABC株式会社 東京支店"])
def test_short_names_in_the_encoding_of_windows_are_read(text: str) -> None:
    assert decode(text.encode("cp932")) == text


def test_what_comes_after_much_ascii_is_looked_at() -> None:
    with pytest.raises(UnreadableError):
        decode(b"INFO start\n" * 2_000 + "Müller fährt".encode("cp1252"))


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
