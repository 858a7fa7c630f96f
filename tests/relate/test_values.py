from promptguard.model import Category, Confidence, Entity, Hit, RuleId
from promptguard.normalize.fold import normalize
from promptguard.relate.values import values_again


def again(prompt: str, value: str, category: Category = Category.CREDENTIAL) -> list[str]:
    text = normalize(prompt)
    start = text.text.index(value)
    hit = Hit(RuleId("r"), Entity("PASSWORD"), category, Confidence.LIKELY, start, start + len(value))
    return [text.text[h.start : h.end] for h in values_again(text, [hit])]


def test_a_value_is_found_without_its_label() -> None:
    assert again("pw: hokusei-77 / hokusei77 で入る", "hokusei-77") == ["hokusei77"]


def test_a_piece_of_a_longer_token_is_another_value() -> None:
    assert again("pw: hokusei77 / xhokusei77 hokusei779", "hokusei77") == []


def test_short_values_and_other_categories_are_left_alone() -> None:
    assert again("暗証番号 3058 と 3058", "3058") == []
    assert again("単価 12500 と 12500", "12500", Category.DEAL) == []
