import pytest
from hypothesis import given
from hypothesis import strategies as st

from promptguard.normalize.fold import normalize

ANYTHING = st.text(st.characters(codec=None, categories=None), max_size=60)  # lone surrogates included


@pytest.mark.parametrize(
    ("draft", "folded"),
    [
        ("０９０－１２３４", "090-1234"),
        ("ｶﾅｶﾞﾜ ﾊﾟｰﾄ", "カナガワ パート"),
        ("か\u3099き", "がき"),
        ("ハ゜ンタ゛", "パンダ"),
        ("㈱アオバ", "(株)アオバ"),
        ("①②", "12"),
        ("㍻元年", "平成元年"),
        ("佐\u200b々木 希\u200c海", "佐々木 希海"),
        ("葛\U000e0100西", "葛西"),
        ("\ufeff090\u2060-12", "090-12"),
        ("1\u03382\u20e33", "123"),
        ("Ju\u0308rgen", "Jürgen"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("090ー1234ー5678", "090-1234-5678"),
        ("026—238―4471", "026-238-4471"),
        ("HK–3120", "HK-3120"),
        ("2203─118056─9", "2203-118056-9"),
        ("カード", "カード"),
        ("**鵜飼**様 と `090-1` と ~~旧~~", "鵜飼様 と 090-1 と 旧"),
        ("担当：<br>鵜飼 <b>様</b>", "担当:\n鵜飼 様"),
        ("氏名,電話<br>\n見本,なし<br />\r\n水科,なし", "氏名,電話\n見本,なし\n水科,なし"),
        ("ﾐ\u0336ﾎ\u0336ﾝ\u0336", "ミホン"),
        ("ﾖｳｶｲｺ\u200bﾞ", "ヨウカイゴ"),
        ("> > 個人番号\n>次の行", "個人番号\n次の行"),
        ("> data:\n>   password: x\n>  \n> y", "data:\n  password: x\n>  \ny"),
        (r'{"n":"\u9d5c\u98fc\ud842\udfb7"}', '{"n":"鵜飼𠮷"}'),
        ("q=%E9%B5%9C%E9%A3%BC&x=100%", "q=鵜飼&x=100%"),
        ("a ** b ** c と 2*3*4 と ```sh", "a ** b ** c と 2*3*4 と ```sh"),
        ("x > y\n>= 5\n<堀> 13:02", "x > y\n>= 5\n<堀> 13:02"),
        ("a&#64;b &amp; c&nbsp;d &unknown; &", "a@b & c d &unknown; &"),
        ("鵜&shy;飼&ZeroWidthSpace;希&zwj;海 a&commat;b&period;c", "鵜飼希海 a@b.c"),
        ("鵜<wbr>飼<WBR>様", "鵜飼様"),
        ("サーバー1", "サーバー1"),
        ("株 式 会 社 イ ズ ミ", "株式会社イズミ"),
        ("0 8 0 - 2 2 4 9", "080-2249"),
        ("氏 名：見本", "氏名:見本"),
        ("東 西 南 北", "東西南北"),
        ("見本 太郎", "見本 太郎"),
        ("ก\u0e34", "ก\u0e34"),
    ],
)
def test_folded_form(draft: str, folded: str) -> None:
    assert normalize(draft).text == folded


@given(ANYTHING)
def test_any_string_folds_and_every_place_leads_back_into_it(draft: str) -> None:
    text = normalize(draft)
    at = 0
    for i in range(len(text.text)):
        span = text.span(i, i + 1)
        assert 0 <= span.start < span.end <= len(draft)
        assert span.start >= at - 1
        at = span.start


@given(ANYTHING)
def test_folding_twice_changes_little(draft: str) -> None:
    once = normalize(draft).text
    assert not any(c in once for c in "\u200b\ufeff\u2060\r")


def test_a_plain_draft_is_left_alone() -> None:
    assert normalize("plain text, nothing else").view.steps == ()
