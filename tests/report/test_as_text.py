from collections.abc import Callable
from dataclasses import replace

import pytest

from promptguard.model import Action, Failure
from promptguard.report import as_text
from promptguard.report._interface import Checked, View

Make = Callable[..., Checked]
ViewOf = Callable[..., View]
Found = tuple[str, str, str, str, Action]
Text = Callable[..., str]


@pytest.fixture
def text(view: ViewOf) -> Text:
    def text(*drafts: Checked, language: str = "ja", colour: bool = False, single: bool = True) -> str:
        return "".join(as_text.render(drafts, view(language, colour=colour, single=single)))

    return text


def test_the_verdict_comes_first(text: Text, checked: Make, phone: Found, number: Found) -> None:
    assert text(checked(phone, number)).startswith("送らないでください。2 件")


def test_nothing_found_says_what_may_have_been_overlooked(text: Text, checked: Make) -> None:
    assert text(checked()).startswith("検出されませんでした（見落としの可能性があります）")


def test_a_failure_is_told_before_anything_that_was_found(text: Text, checked: Make, phone: Found) -> None:
    lines = text(checked(phone, failures=(Failure("names", "時間切れ"),), action=Action.BLOCK)).splitlines()
    assert lines[:3] == [
        "確認できませんでした。送らないでください。",
        "・人の名前を確かめきれませんでした（時間切れ）",
        "確認できた範囲では 1 件見つかりました（伏せ字 1 件）。",
    ]


def test_a_failure_that_the_policy_lets_pass_is_still_told(text: Text, checked: Make) -> None:
    written = text(checked(failures=(Failure("names", "時間切れ"),), action=Action.WARN))
    assert "一部を確認できませんでした" in written
    assert "時間切れ" in written


def test_why_stands_once_for_a_category(text: Text, checked: Make, phone: Found, name: Found) -> None:
    assert text(checked(name, phone, phone)).count("個人情報保護委員会") == 1


def test_the_strictest_category_stands_first(text: Text, checked: Make, phone: Found, number: Found) -> None:
    written = text(checked(phone, number))
    assert written.index("■ 特定個人情報") < written.index("■ 個人情報")


def test_the_same_text_is_shown_once_with_all_its_places(text: Text, checked: Make, phone: Found) -> None:
    assert "2行目 4文字目  電話は《090-0000-0142》、090-0000-01…  （同じもの: 2行目 18文字目）" in text(
        checked(phone, phone)
    )


def test_what_is_less_than_the_heading_says_is_told(text: Text, checked: Make, phone: Found, name: Found) -> None:
    (line,) = [line for line in text(checked(name, phone)).splitlines() if "《綾瀬川》" in line]
    assert line.endswith("［要確認］")


def test_many_findings_stay_readable(text: Text, checked: Make) -> None:
    draft = " ".join(f"{n:04}" for n in range(100))
    found = [("r", "PERSONAL_ID", "personal", f"{n:04}", Action.MASK) for n in range(100)]
    written = text(checked(*found, text=draft))
    assert len(written.splitlines()) < 35
    assert "ほか 80 か所" in written


def test_rules_of_one_entity_with_the_same_advice_stand_together(text: Text, checked: Make) -> None:
    found = [(rule, "CLIENT", "client", value, Action.MASK) for rule, value in (("a", "綾瀬川"), ("b", "電話"))]
    assert text(checked(*found)).count("「A社」") == 1


@pytest.mark.parametrize(
    ("name", "command"),
    [
        ("-", "（例: … | promptguard mask）\n"),
        ("a.txt", "promptguard mask a.txt\n"),
        ("a b.txt", "promptguard mask 'a b.txt'\n"),
    ],
)
def test_the_end_says_what_to_do(text: Text, checked: Make, phone: Found, name: str, command: str) -> None:
    written = text(checked(phone, name=name))
    assert command in written
    assert "promptguard explain phone" in written


def test_a_file_that_begins_like_an_option_is_named_by_its_folder(text: Text, checked: Make, phone: Found) -> None:
    assert "promptguard mask ./-o.txt\n" in text(checked(phone, name="-o.txt"))


def test_what_needs_no_masking_gets_no_mask_command(text: Text, checked: Make, name: Found) -> None:
    assert "promptguard mask" not in text(checked(name))


def test_the_gravest_finding_is_explained(text: Text, checked: Make, phone: Found, number: Found) -> None:
    assert "promptguard explain jp-my-number" in text(checked(phone, number))


def test_the_command_that_allows_a_false_alarm_is_ready_to_be_copied(text: Text, checked: Make, phone: Found) -> None:
    assert "promptguard allow 090-0000-0142 --why" in text(checked(phone))


def test_nobody_is_offered_to_allow_a_my_number(text: Text, checked: Make, number: Found) -> None:
    assert "allow" not in text(checked(number))


def test_of_several_drafts_no_text_is_offered_to_be_allowed(text: Text, checked: Make, phone: Found) -> None:
    assert "allow" not in text(checked(phone), checked(phone), single=False)


def test_a_word_that_was_overlooked_can_be_added(text: Text, checked: Make, phone: Found) -> None:
    assert "promptguard dict add" in text(checked(phone))
    assert "promptguard dict add" in text(checked())


def test_colour_only_where_it_is_wanted(text: Text, checked: Make, phone: Found) -> None:
    assert "\x1b[1;31m090-0000-0142\x1b[0m" in text(checked(phone), colour=True)
    assert "\x1b" not in text(checked(phone))


def test_of_many_drafts_those_without_findings_are_only_counted(text: Text, checked: Make, phone: Found) -> None:
    written = text(checked(phone, name="a.txt"), checked(name="b.txt"), single=False)
    assert "==> a.txt" in written
    assert "b.txt" not in written
    assert written.splitlines()[-1].startswith(
        "2 件の文章: 送れないもの 1、確認できなかったもの 0、要確認 0、検出なし 1"
    )


def test_of_many_drafts_the_reasons_are_told_once_at_the_end(text: Text, checked: Make, phone: Found) -> None:
    written = text(checked(phone, name="a.txt"), checked(phone, name="b.txt"), single=False)
    assert "\n\n==> b.txt\n" in written
    for once in ("個人情報保護委員会", "電話番号は消してください。", "次にできること", "promptguard mask a.txt"):
        assert written.count(once) == 1
        assert written.index("==> b.txt") < written.index(once)


def test_a_record_is_shown_with_its_place(text: Text, checked: Make, phone: Found) -> None:
    record = replace(checked(phone, name="D1"), source="sub/x.jsonl", line=3)
    written = text(record, single=False)
    assert "==> sub/x.jsonl:3 (D1)" in written
    assert "promptguard mask" not in written


def test_no_draft_is_no_report(text: Text) -> None:
    assert text(single=False) == ""


def test_english(text: Text, checked: Make, number: Found) -> None:
    written = text(checked(number), language="en")
    assert written.startswith("Do not send this. Found: 1 (do not send: 1).")
    assert "3:4  番号 《621498320257》" in written
