from collections.abc import Callable

import pytest
from tests.masking.conftest import manner, report

from promptguard.masking.entries import Ledger, Style
from promptguard.masking.masks import Masked, left_over
from promptguard.masking.naming import Manner
from promptguard.model import Action

Make = Callable[..., Masked]


def person(value: str, action: Action = Action.MASK) -> tuple[str, str, Action]:
    return ("PERSON", value, action)


def test_placeholders_are_numbered_words(masked: Make) -> None:
    text = "綾瀬川様と佐々倉様とみずかがみ紙業"
    found = (person("綾瀬川"), person("佐々倉"), ("CLIENT", "みずかがみ紙業", Action.BLOCK))
    assert masked(text, *found).text == "【氏名1】様と【氏名2】様と【取引先1】"


def test_the_same_text_gets_the_same_number(masked: Make) -> None:
    assert masked("綾瀬川と綾瀬川", person("綾瀬川"), person("綾瀬川")).text == "【氏名1】と【氏名1】"


@pytest.mark.parametrize(
    ("one", "other"), [("㈱青葉堂", "株式会社青葉堂"), ("０９０－０００", "090-000"), ("髙見", "高見")]
)
def test_spellings_of_one_thing_share_a_number_and_keep_their_own_characters(
    masked: Make, one: str, other: str
) -> None:
    both = masked(f"{one}と{other}", ("CLIENT", one), ("CLIENT", other))
    assert both.text == "【取引先1】と【取引先1:別】"
    assert both.originals == {"【取引先1】": one, "【取引先1:別】": other}


def test_the_same_text_with_another_meaning_gets_another_word(masked: Make) -> None:
    found = (person("大津"), ("CLIENT", "大津"))
    assert masked("大津さんと大津", *found).text == "【氏名1】さんと【取引先1】"


@pytest.mark.parametrize("there", ["【氏名1】", "【氏名１】", "[Name 1]", "<PERSON_1>", "《氏名一》"])
def test_a_placeholder_of_the_draft_is_not_used_again(masked: Make, there: str) -> None:
    made = masked(f"{there}と綾瀬川", person("綾瀬川"))
    assert made.text == f"{there}と【氏名2】"
    assert made.restore(made.text).text == f"{there}と綾瀬川"
    assert not made.restore(made.text).unknown


@pytest.mark.parametrize(
    ("action", "text"), [(Action.WARN, "綾瀬川"), (Action.ALLOW, "綾瀬川"), (Action.BLOCK, "【氏名1】")]
)
def test_only_what_must_not_be_sent_is_replaced(masked: Make, action: Action, text: str) -> None:
    assert masked("綾瀬川", person("綾瀬川", action)).text == text


def test_an_entity_without_a_word_is_named_by_its_category(masked: Make) -> None:
    assert masked("HS-204", ("HS_PART", "HS-204")).text == "【個人情報1】"


def test_the_rest_stays_as_it_was(masked: Make) -> None:
    text = "\ufeff𠮷野\r\n綾瀬川\u200b\t\ud83d"
    assert masked(text, person("綾瀬川")).text == text.replace("綾瀬川", "【氏名1】")


def test_originals_are_kept_but_not_shown(masked: Make) -> None:
    made = masked("綾瀬川と佐々倉", person("綾瀬川"), person("佐々倉"))
    assert made.originals == {"【氏名1】": "綾瀬川", "【氏名2】": "佐々倉"}
    assert "綾瀬川" not in f"{made!r}{made.ledger!r}{made.entries!r}{made.restore('【氏名1】')!r}"


def test_placed_says_where_the_placeholders_stand(masked: Make) -> None:
    made = masked("a綾瀬川b佐々倉", person("綾瀬川"), person("佐々倉"))
    assert [made.text[place.start : place.end] for place in made.placed] == ["【氏名1】", "【氏名2】"]
    assert made.entities == ("PERSON", "PERSON")


@pytest.mark.parametrize(
    ("found", "count"), [("【氏名1】", 0), ("「【氏名1】」", 0), ("【氏名1】」本人", 1), ("佐々倉", 1)]
)
def test_left_over_is_what_reaches_outside_the_placeholders(masked: Make, found: str, count: int) -> None:
    made = masked("「綾瀬川」本人と佐々倉", person("綾瀬川"))
    assert len(left_over(made, report(made.text, person(found)).findings)) == count


@pytest.mark.parametrize(
    ("style", "text"),
    [
        (Style.JA, "【氏名1:姓】さん、【氏名1】様、【電話番号1】"),
        (Style.TAG, "<PERSON_1_SURNAME>さん、<PERSON_1>様、<PHONE_NUMBER_1>"),
        (Style.BLOCK, "■■■さん、■■■様、■■■"),
    ],
)
def test_styles(masked: Make, style: Style, text: str) -> None:
    found = (person("田中"), person("田中太郎"), ("PHONE_NUMBER", "090-0000-0142"))
    assert masked("田中さん、田中太郎様、090-0000-0142", *found, style=style).text == text


def test_findings_that_overlap_are_masked_once(masked: Make) -> None:
    assert masked("田中太郎様", person("田中"), person("田中太郎")).text == "【氏名1】様"


def test_one_persons_forms_are_linked(masked: Make) -> None:
    text = "田中太郎様、佐々倉様、タナカさん、tanaka@a.example"
    found = (person("田中太郎"), person("佐々倉"), person("タナカ"), ("EMAIL_ADDRESS", "tanaka@a.example"))
    assert masked(text, *found).text == "【氏名1】様、【氏名2】様、【氏名1:カナ】さん、【メールアドレス1】"


def test_a_session_goes_on_with_the_same_things(masked: Make) -> None:
    first = masked("田中太郎様", person("田中太郎"))
    second = masked("佐々倉様と田中様", person("佐々倉"), person("田中"), ledger=first.ledger)
    assert second.text == "【氏名2】様と【氏名1:姓】様"
    third = masked("田中太郎様", person("田中太郎"), ledger=second.ledger)
    assert third.text == "【氏名1】様"


def test_a_later_draft_that_holds_a_placeholder_of_the_session_is_put_back_exactly(masked: Make) -> None:
    first = masked("綾瀬川様", person("綾瀬川"))
    text = "【氏名1】様と綾瀬川様"
    second = masked(text, person("綾瀬川"), ledger=first.ledger)
    assert second.text == "【氏名1】様と【氏名2】様"
    assert second.restore(second.text).text == text


def test_a_value_is_masked_wherever_else_it_stands(masked: Make) -> None:
    made = masked("単価1,386円。1,386円は高い。単価1,386円です", ("DEAL_TERMS", "単価1,386円"))
    assert "単価1,386円" not in made.text
    assert made.text.count("【取引条件1】") == 2


def test_in_json_a_value_is_kept_as_it_says_and_written_as_json_wants_it(masked: Make) -> None:
    draft = '{"path": "\\\\\\\\srv01\\\\share"}'
    made = masked(draft, ("INTERNAL_HOST", "\\\\\\\\srv01\\\\share"))
    assert made.restore(made.text).text == draft
    assert made.restore("場所は【社内サーバー1】です").text == "場所は\\\\srv01\\share です".replace(" で", "で")


def test_without_anything_to_mask_the_draft_is_the_result(masked: Make) -> None:
    assert masked("便箋") == Masked("便箋", ledger=Ledger())


def test_the_manner_does_not_show_what_is_unfit() -> None:
    assert "綾瀬川" not in repr(Manner(manner().words, unfit=frozenset({"綾瀬川"})))
