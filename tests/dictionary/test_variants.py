import pytest

from promptguard.dictionary.variants import company_core, form_before, form_behind, match_keys


@pytest.mark.parametrize(
    ("term", "core"),
    [
        ("株式会社アオバ電装", "アオバ電装"),
        ("アオバ電装㈱", "アオバ電装"),
        ("医療法人社団すずかけ会", "すずかけ会"),
        ("Nordhaus Precision GmbH", "Nordhaus Precision"),
        ("合同会社リンドウ", "リンドウ"),
        ("株式会社A", "株式会社A"),
        ("HK-2291", "HK-2291"),
    ],
)
def test_the_core_of_a_company_name(term: str, core: str) -> None:
    assert company_core(term) == core


def test_all_forms_of_a_company_share_a_key() -> None:
    assert match_keys("㈱アオバ電装") & match_keys("アオバ電装株式会社") & match_keys("アオバ電装")


@pytest.mark.parametrize(("text", "length"), [("取引先の株式会社", 4), ("(株) ", 4), ("会社", 0), ("", 0)])
def test_a_form_in_front(text: str, length: int) -> None:
    assert form_before(text) == length


@pytest.mark.parametrize(("text", "length"), [("株式会社の", 4), ("(有)", 3), (" GmbH\n", 5), ("Incident", 0)])
def test_a_form_behind(text: str, length: int) -> None:
    assert form_behind(text) == length


@pytest.mark.parametrize("term", ["FLAG", "STARLLC", "PRINC", "Zinclimited", "AGC旭", "DAIKK"])
def test_letters_of_a_name_are_no_company_form(term: str) -> None:
    assert company_core(term) == term
