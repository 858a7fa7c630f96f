import pytest
from hypothesis import given
from hypothesis import strategies as st

from promptguard.normalize.variants import _CANONICAL, comparable, compared, folding_mark, same_form


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("髙﨑", "高崎"),
        ("渡邉", "渡辺"),
        ("齋藤", "斉藤"),
        ("ヴェルデ光學", "ヴェルデ光学"),
        ("そうじん研磨", "ソウジン研磨"),
        ("HK-2291", "hk 2291"),
        ("Café Lumière", "CAFÉ LUMIÈRE"),
        ("Café Lumière", "cafe lumiere"),
        ("Müller Pumpen", "MÜLLER PUMPEN"),
        ("Проектстрой", "ПРОЕКТСТРОЙ"),
        ("Αθήνα電機", "ΑΘΉΝΑ電機"),
        ("クロイツァー・ジャパン", "クロイツァージャパン"),
        ("サーバー", "サーバ"),
        ("三段冷鍛法", "3段冷鍛法"),
        ("桐生アヴィオ", "桐生アビオ"),
        ("晃栄商\n事", "晃栄商事"),
    ],
)
def test_written_forms_of_one_term_compare_equal(one: str, other: str) -> None:
    assert comparable(one).text == comparable(other).text


@pytest.mark.parametrize(("one", "other"), [("高橋", "高嶋"), ("HK-2291", "HK-2292"), ("富士", "冨田")])
def test_different_terms_stay_different(one: str, other: str) -> None:
    assert comparable(one).text != comparable(other).text


@given(st.text())
def test_same_form_keeps_the_length(text: str) -> None:
    assert len(same_form(text)) == len(text)


def test_no_variant_leads_to_another_variant() -> None:
    assert not set(_CANONICAL.values()) & set(_CANONICAL)


def test_the_text_of_the_view_needs_no_view() -> None:
    every = "".join(map(chr, (*range(0x20, 0xD800), *range(0xE000, 0x10000)))) + "ヴィヴォゔぁ"
    assert compared(every) == comparable(every).text


def test_the_mark_of_the_folding_is_the_same_twice() -> None:
    assert folding_mark() == folding_mark()
