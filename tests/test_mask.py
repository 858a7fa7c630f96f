import pytest

from promptguard.mask import Masked, left_over, mask
from promptguard.model import Action, Category, Confidence, Entity, Finding, Report, RuleId, Span

WORDS = {"PERSON": "氏名", "CLIENT": "取引先", "personal": "個人情報"}


def report(text: str, *found: tuple[str, str, Action]) -> Report:
    """Findings of these entities at the next place of these words."""
    at: dict[str, int] = {}
    findings = []
    for entity, value, action in found:
        start = text.index(value, at.get(value, 0))
        at[value] = start + 1
        span = Span(start, start + len(value))
        findings.append(Finding(RuleId("r"), Entity(entity), Category.PERSONAL, Confidence.LIKELY, span, action))
    return Report(tuple(findings), (), Action.MASK)


def masked(text: str, *found: tuple[str, str, Action]) -> Masked:
    return mask(text, report(text, *found), WORDS)


def person(value: str, action: Action = Action.MASK) -> tuple[str, str, Action]:
    return ("PERSON", value, action)


def test_placeholders_are_numbered_words() -> None:
    text = "綾瀬川様と佐々倉様とみずかがみ紙業"
    found = (person("綾瀬川"), person("佐々倉"), ("CLIENT", "みずかがみ紙業", Action.BLOCK))
    assert masked(text, *found).text == "【氏名1】様と【氏名2】様と【取引先1】"


def test_the_same_text_gets_the_same_number() -> None:
    assert masked("綾瀬川と綾瀬川", person("綾瀬川"), person("綾瀬川")).text == "【氏名1】と【氏名1】"


@pytest.mark.parametrize(
    ("one", "other"), [("㈱青葉堂", "株式会社青葉堂"), ("０９０－０００", "090-000"), ("髙見", "高見")]
)
def test_spellings_of_one_thing_share_a_number(one: str, other: str) -> None:
    both = masked(f"{one}と{other}", person(one), person(other))
    assert both.text == "【氏名1】と【氏名1】"
    assert both.originals == {"【氏名1】": one}


def test_the_same_text_with_another_meaning_gets_another_word() -> None:
    found = (person("大津"), ("CLIENT", "大津", Action.MASK))
    assert masked("大津さんと大津", *found).text == "【氏名1】さんと【取引先1】"


@pytest.mark.parametrize("there", ["【氏名1】", "【氏名１】"])
def test_a_placeholder_of_the_draft_is_not_used_again(there: str) -> None:
    assert masked(f"{there}と綾瀬川", person("綾瀬川")).text == f"{there}と【氏名2】"


@pytest.mark.parametrize(
    ("action", "text"), [(Action.WARN, "綾瀬川"), (Action.ALLOW, "綾瀬川"), (Action.BLOCK, "【氏名1】")]
)
def test_only_what_must_not_be_sent_is_replaced(action: Action, text: str) -> None:
    assert masked("綾瀬川", person("綾瀬川", action)).text == text


def test_an_entity_without_a_word_is_named_by_its_category() -> None:
    assert masked("HS-204", ("HS_PART", "HS-204", Action.MASK)).text == "【個人情報1】"


def test_the_rest_stays_as_it_was() -> None:
    text = "\ufeff𠮷野\r\n綾瀬川\u200b\t\ud83d"
    assert masked(text, person("綾瀬川")).text == text.replace("綾瀬川", "【氏名1】")


def test_originals_are_kept_but_not_shown() -> None:
    made = masked("綾瀬川と佐々倉", person("綾瀬川"), person("佐々倉"))
    assert made.originals == {"【氏名1】": "綾瀬川", "【氏名2】": "佐々倉"}
    assert "綾瀬川" not in repr(made)


def test_putting_the_originals_back_gives_the_draft() -> None:
    text = "綾瀬川様、佐々倉様、綾瀬川様"
    made = masked(text, person("綾瀬川"), person("佐々倉"), person("綾瀬川"))
    restored = made.text
    for placeholder, original in made.originals.items():
        restored = restored.replace(placeholder, original)
    assert restored == text


def test_placed_says_where_the_placeholders_stand() -> None:
    made = masked("a綾瀬川b佐々倉", person("綾瀬川"), person("佐々倉"))
    assert [made.text[place.start : place.end] for place in made.placed] == ["【氏名1】", "【氏名2】"]


@pytest.mark.parametrize(
    ("found", "count"), [("【氏名1】", 0), ("「【氏名1】」", 0), ("【氏名1】」本人", 1), ("佐々倉", 1)]
)
def test_left_over_is_what_reaches_outside_the_placeholders(found: str, count: int) -> None:
    made = masked("「綾瀬川」本人と佐々倉", person("綾瀬川"))
    assert len(left_over(made, report(made.text, person(found)).findings)) == count
