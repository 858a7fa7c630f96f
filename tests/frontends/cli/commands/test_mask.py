import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from promptguard.frontends.cli import session
from promptguard.model import Action, Category, Confidence, Entity, Failure, Finding, Report, RuleId, Span

Cli = Callable[..., Result]


def test_the_masked_text_goes_to_standard_output_and_the_notice_beside_it(promptguard: Cli) -> None:
    result = promptguard("mask", input="個人番号は621498320257です。\r\n以上")
    assert result.exit_code == 0
    assert result.stdout_bytes.decode() == "個人番号は【マイナンバー1】です。\r\n以上"
    assert result.stderr.startswith("1 か所を伏せ字にしました（マイナンバー 1）。見落としの可能性があります。")


def test_the_masked_text_may_be_sent(promptguard: Cli) -> None:
    masked = promptguard("mask", input="個人番号は621498320257、メールは m.ayasegawa@mizukagami.example です").stdout
    assert promptguard("check", input=masked).exit_code == 0


@pytest.mark.parametrize(
    ("language", "told"), [("ja", "「社外秘」などの表示がありました。"), ("en", "There were markings")]
)
def test_a_masked_marking_is_told_of(promptguard: Cli, tmp_path: Path, language: str, told: str) -> None:
    (tmp_path / "promptguard.yaml").write_text(
        "policy:\n  marking: {weak: mask, likely: mask, certain: mask}\n", encoding="utf-8"
    )
    result = promptguard("mask", "--lang", language, input="【社外秘】\n便箋の案です。")
    assert (result.exit_code, told in result.stderr) == (0, True)
    assert told not in promptguard("mask", "--lang", language, input="個人番号は621498320257です").stderr


def test_nothing_to_mask_leaves_the_text(promptguard: Cli, harmless: Path) -> None:
    result = promptguard("mask", str(harmless))
    assert (result.exit_code, result.stdout) == (0, harmless.read_text(encoding="utf-8"))
    assert "見落としの可能性" in result.stderr


def test_in_english_the_words_are_english(promptguard: Cli) -> None:
    assert (
        promptguard("mask", "--lang", "en", input="個人番号は621498320257です").stdout == "個人番号は【My Number1】です"
    )


def test_a_file_is_written_in_utf8(promptguard: Cli, draft: Path, tmp_path: Path) -> None:
    result = promptguard("mask", str(draft), "--output", "out.txt", charset="cp932")
    assert (result.exit_code, result.stdout) == (0, "")
    assert (tmp_path / "out.txt").read_text(encoding="utf-8") == "マイナンバーは【マイナンバー1】です。\n"


def test_a_console_that_lacks_characters_is_told_of(promptguard: Cli) -> None:
    result = promptguard("mask", input="🙏個人番号は621498320257です".encode(), charset="cp932")
    assert result.stdout_bytes.decode("cp932") == "?個人番号は【マイナンバー1】です"
    assert "cp932" in result.stderr


def test_destroyed_text_is_not_masked(promptguard: Cli, destroyed: Path) -> None:
    result = promptguard("mask", str(destroyed))
    assert (result.exit_code, result.stdout) == (4, "")
    assert "chcp 65001" in result.stderr
    assert "出していません" in result.stderr


def test_what_only_needs_another_look_is_told_of(promptguard: Cli, tmp_path: Path) -> None:
    (tmp_path / "promptguard.yaml").write_text("policy:\n  client: {certain: warn}\n", encoding="utf-8")
    (tmp_path / "d.yaml").write_text("category: client\nentries: [みずかがみ紙業]\n", encoding="utf-8")
    draft = "個人番号は621498320257です。\nみずかがみ紙業への返信"
    result = promptguard("mask", "--dictionary", "d.yaml", input=draft)
    assert (result.exit_code, "みずかがみ紙業" in result.stdout) == (0, True)
    assert "ほかに、確かめていただきたい所が 1 か所残っています（2行目 1文字目）。" in result.stderr


def test_the_draft_is_not_overwritten(promptguard: Cli, draft: Path) -> None:
    before = draft.read_text(encoding="utf-8")
    result = promptguard("mask", str(draft), "-o", str(draft))
    assert (result.exit_code, "別の名前を指定してください" in result.stderr) == (2, True)
    assert draft.read_text(encoding="utf-8") == before


def test_a_place_that_cannot_be_written_is_told(promptguard: Cli, draft: Path) -> None:
    result = promptguard("mask", str(draft), "-o", "nowhere/x.txt")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "フォルダーがあるか" in result.stderr


def test_one_file_at_a_time(promptguard: Cli, draft: Path) -> None:
    result = promptguard("mask", str(draft), "b.txt")
    assert (result.exit_code, "1 度に 1 つのファイルだけです（余分なもの: b.txt）" in result.stderr) == (2, True)


class Restless:
    """Finds something new at each look, or cannot finish."""

    detectors = ()
    notices = ()

    def __init__(self, *reports: Report) -> None:
        self.reports = list(reports)

    def scan(self, prompt: str) -> Report:
        assert prompt
        return self.reports.pop(0)


def found(start: int, end: int) -> Report:
    finding = Finding(
        RuleId("r"), Entity("PERSON"), Category.PERSONAL, Confidence.LIKELY, Span(start, end), Action.MASK
    )
    return Report((finding,), (), Action.MASK)


UNFINISHED = Report((), (Failure("names", "時間切れ"),), Action.BLOCK)


def test_what_the_last_look_finds_is_told(promptguard: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    looks = [found(at, at + 1) for at in (0, 6, 12, 18, 24)]
    monkeypatch.setattr(session, "assemble", lambda _: Restless(*looks))
    result = promptguard("mask", input="甲、乙、丙、丁、戊")
    assert result.exit_code == 1
    assert result.stdout == "【氏名1】、【氏名2】、【氏名3】、【氏名4】、戊"
    assert "1行目 25文字目" in result.stderr


@pytest.mark.parametrize("reports", [(UNFINISHED,), (found(0, 3), UNFINISHED)])
def test_without_a_complete_check_no_text_is_printed(
    promptguard: Cli, monkeypatch: pytest.MonkeyPatch, reports: tuple[Report, ...]
) -> None:
    monkeypatch.setattr(session, "assemble", lambda _: Restless(*reports))
    result = promptguard("mask", input="綾瀬川様と佐々倉様")
    assert (result.exit_code, result.stdout) == (4, "")


def test_nothing_given_is_not_told_as_nothing_found(promptguard: Cli) -> None:
    told = promptguard("mask", input="\n").stderr
    assert "文章がありません" in told
    assert "検出されませんでした" not in told


def test_the_record_goes_where_it_is_asked_to(promptguard: Cli, tmp_path: Path) -> None:
    out = tmp_path / "masked.json"
    result = promptguard("mask", "--format", "json", "-o", str(out), input="個人番号は621498320257です")
    assert (result.exit_code, result.stdout) == (0, "")
    assert json.loads(out.read_text(encoding="utf-8"))["text"] == "個人番号は【マイナンバー1】です"


def test_the_way_back_can_be_pasted_into_a_shell(promptguard: Cli) -> None:
    result = promptguard("mask", "--session", "A社 見積", input="個人番号は621498320257です")
    assert any(f"--session {q}A社 見積{q}" in result.stderr for q in ("'", '"'))
