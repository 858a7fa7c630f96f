from collections.abc import Callable

from promptguard.model import Action
from promptguard.report._interface import Checked, View
from promptguard.report.sections import action_word, bold, by_category, by_entity, reasons, sections

Make = Callable[..., Checked]
ViewOf = Callable[..., View]
Found = tuple[str, str, str, str, Action]


def test_categories_stand_with_the_strictest_first(full: Checked) -> None:
    assert [group[0].category for group in by_category(full.report.findings)] == ["my_number", "personal"]


def test_whichever_rules_found_it_an_entity_is_one_thing(checked: Make) -> None:
    found = [(rule, "PHONE_NUMBER", "personal", "090-0000-0142", Action.MASK) for rule in ("phone", "phone-labelled")]
    (group,) = by_entity(checked(*found).report.findings)
    assert len(group) == 2


def test_the_rule_that_found_most_gives_the_advice(checked: Make, view: ViewOf) -> None:
    found = [
        ("other", "PHONE_NUMBER", "personal", "綾瀬川", Action.MASK),
        *[("phone", "PHONE_NUMBER", "personal", "090-0000-0142", Action.MASK)] * 2,
    ]
    advised = [line for line in sections(checked(*found), view()) if line.startswith("  ・")]
    assert advised == ["  ・電話番号: 電話番号は消してください。"]


def test_in_brief_there_is_neither_reason_nor_advice(full: Checked, view: ViewOf) -> None:
    brief = "\n".join(sections(full, view(), brief=True))
    assert "電話番号は消してください" not in brief
    assert "個人情報保護委員会" not in brief
    assert "2行目 4文字目" in brief


def test_reasons_need_no_draft(full: Checked, view: ViewOf) -> None:
    told = list(reasons(full.report.findings, view()))
    assert told[0] == "■ 特定個人情報（マイナンバー）"
    assert "  ・電話番号: 電話番号は消してください。" in told


def test_words_and_weight(view: ViewOf) -> None:
    assert action_word(Action.WARN, view()) == "要確認"
    assert (bold("x", view()), bold("x", view(colour=True))) == ("x", "\x1b[1mx\x1b[0m")
