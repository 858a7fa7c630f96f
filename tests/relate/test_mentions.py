import pytest

from promptguard.model import Category, Confidence, Entity, Hit, RuleId
from promptguard.normalize.fold import normalize
from promptguard.relate.mentions import find_again
from promptguard.rulebook.load import load_rulebook, shipped_folder
from promptguard.rulebook.schema import Context

SHIPPED = load_rulebook((shipped_folder(),)).contexts
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


def found_again(prompt: str, *names: str, entity: str = "PERSON") -> list[str]:
    """What is found again with the shipped word lists, of names at their first place."""
    text = normalize(prompt)
    places = [(text.text.index(name), text.text.index(name) + len(name)) for name in names]
    hits = [Hit(RuleId("r"), Entity(entity), Category.PERSONAL, Confidence.LIKELY, *place) for place in places]
    return [text.text[h.start : h.end] for h in find_again(text, hits, SHIPPED)]


@pytest.mark.parametrize(
    ("name", "rest", "again"),
    [
        ("御園悠人", "。悠人が話した", "悠人"),
        ("鹿毛 剛", "の評価。剛は続ける", "剛"),
        ("永田 聡", "様。ご案内はながたがします", "ながた"),
        ("しののめ", "さんと話ししののめさんが言う", "しののめ"),
        ("栗原 武", "様。Kurihara宛に", "Kurihara"),
        ("栗原 武", "様。kuriharasan ni", "kurihara"),
        ("柴戸 一", "様。社宅。担当柴戸", "柴戸"),
        ("LE THI HOA", "様。Hoaの内線", "Hoa"),
    ],
)
def test_a_name_is_found_in_part_and_by_its_reading(name: str, rest: str, again: str) -> None:
    assert again in found_again(name + rest, name)


def test_a_reading_beside_the_name_is_looked_for() -> None:
    assert "いぐま" in found_again("生熊（いぐま）様。連絡はいぐままで", "生熊", "いぐま")


@pytest.mark.parametrize(
    ("name", "rest"),
    [
        ("松本 京子", "様。松本市の宿。松本へは車で"),
        ("長井 京子", "様。ながい文章はながい"),
        ("林 京子", "様。雑木林と林道の林相"),
        ("南部 京子", "様。南部の気温"),
        ("峰 京子", "様。mine is here"),
        ("山田 京子", "様。山田製作所の株"),
        ("東 京子", "様。AはBの東 側"),
    ],
)
def test_the_same_word_with_another_meaning_is_left_alone(name: str, rest: str) -> None:
    family, given = name.split()
    again = found_again(name + rest, name)
    assert set(again) <= {family, given}
    assert again.count(family) <= 1  # within the full name itself


def test_a_person_stays_one_where_a_place_has_the_same_name() -> None:
    assert found_again("松本 京子様。松本市の宿。松本さんへは電話", "松本 京子").count("松本") > 1
