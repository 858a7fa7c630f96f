from collections.abc import Iterator

import pytest
import regex

from promptguard.dictionary.suggesting import Suggestions, suggest

GENERAL = {"システム", "プロジェクト", "Excel", "メラクル"}


def companies(text: str) -> Iterator[str]:
    return iter(regex.findall(r"株式会社[ァ-ヴー]+[一-鿿]*", text))


def look(*texts: str, known: tuple[str, ...] = (), least: int = 2) -> Suggestions:
    return suggest(texts, companies, GENERAL.__contains__, known, least)


def terms(*texts: str, **more: object) -> list[tuple[str, str, int]]:
    return [(each.term, str(each.category), each.count) for each in look(*texts, **more).candidates]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "term", "category"),
    [
        ("株式会社アオバ電装へ送る", "株式会社アオバ電装", "client"),
        ("HK-2291の納期", "HK-2291", "project"),
        ("ZETA-9を試す", "ZETA-9", "project"),
        ("メラクで受注する", "メラク", "internal"),
        ("STARGRIDに入力", "STARGRID", "internal"),
    ],
)
def test_what_only_the_company_says_is_suggested(text: str, term: str, category: str) -> None:
    assert terms(text, text) == [(term, category, 2)]


@pytest.mark.parametrize(
    "text", ["システムのプロジェクト", "Excelを使う", "CSVとPDF", "ISO 9001とA4とQ1とUTF-8", "a@b.example x-1.txt"]
)
def test_what_everybody_says_is_not(text: str) -> None:
    assert terms(text, text) == []


def test_a_word_must_stand_there_often_enough() -> None:
    assert terms("メラク", "メラク", least=3) == []
    assert terms("メラク", "メラク、メラク", least=3) == [("メラク", "internal", 3)]


def test_spellings_count_together_under_the_most_frequent() -> None:
    assert terms("HK2291", "HK-2291", "HK-2291", least=3) == [("HK-2291", "project", 3)]


def test_what_the_dictionary_knows_is_left_out() -> None:
    assert terms("㈱アオバ電装と株式会社アオバ電装とメラク", "メラク", known=("アオバ電装", "めらく")) == []


def test_a_company_is_not_suggested_again_by_its_parts() -> None:
    assert terms("株式会社アオバ電装", "株式会社アオバ電装とアオバ") == [("株式会社アオバ電装", "client", 2)]


def test_codes_of_one_form_are_told_as_a_number_form() -> None:
    (family,) = look("HS-20441 HS-20442", "HS-20443").families
    assert (family.expression, family.codes) == ("HS-[0-9]{5}", ("HS-20441", "HS-20442", "HS-20443"))


def test_each_has_a_place_where_it_stands() -> None:
    (candidate,) = look("先に\n受注はメラクで行う\n後", "メラク").candidates
    assert (candidate.example, candidate.texts) == ("受注はメラクで行う", 2)
