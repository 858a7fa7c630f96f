import pytest

from promptguard.model import Category, Confidence, Entity, Hit, RuleId
from promptguard.normalize.fold import normalize
from promptguard.relate.mentions import find_again
from promptguard.rulebook.schema import Context

NAMES = {"names": Context("names", lists={"honorifics": ("様", "さん"), "titles": ("部長",)})}


def again(
    text: str, name: str, entity: str = "PERSON", confidence: Confidence = Confidence.LIKELY, *, folded: bool = False
) -> list[int]:
    text = normalize(text).text if folded else text
    start = text.index(name)
    hit = Hit(RuleId("r"), Entity(entity), Category.PERSONAL, confidence, start, start + len(name))
    return [h.start for h in find_again(normalize(text), [hit], NAMES)]


def test_a_name_and_its_parts_are_found_again() -> None:
    text = "見本 花江様 / 見本部長、花江さん"
    assert {text.index("見本部長"), text.rindex("花江")} <= set(again(text, "見本 花江"))


def test_variant_kanji_are_the_same_name() -> None:
    assert again("髙﨑様と高崎様", "髙﨑") == [4]


@pytest.mark.parametrize(
    ("text", "name"),
    [("本田様の本田町", "本田"), ("原様と原因", "原"), ("リン様とプリント", "リン"), ("Ann様 Anna", "Ann")],
)
def test_a_piece_of_a_longer_word_is_no_mention(text: str, name: str) -> None:
    assert again(text, name) == []


def test_weak_names_are_not_looked_for() -> None:
    assert again("見本様 見本様", "見本", confidence=Confidence.WEAK) == []


def test_a_company_is_looked_for_whole_and_without_its_form() -> None:
    assert again("アオバ 電装 と 電装", "アオバ 電装", entity="ORGANIZATION") == []
    assert again("㈱オオタカ計測様。オオタカ計測は", "(株)オオタカ計測", entity="ORGANIZATION", folded=True) == [3, 11]


def test_a_value_is_found_again_without_its_label() -> None:
    text = normalize("個人番号 6214-9832-0257 と再掲 621498320257 と 96214983202571")
    hit = Hit(RuleId("r"), Entity("JP_MY_NUMBER"), Category.MY_NUMBER, Confidence.CERTAIN, 5, 19)
    assert [text.text[h.start : h.end] for h in find_again(text, [hit], NAMES)] == ["621498320257"]
