"""What is said about a masked draft, and how it leaves as data."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Cli = Callable[..., Result]


def test_as_data_it_holds_placeholders_and_no_value(promptguard: Cli) -> None:
    result = promptguard("mask", "--format", "json", input="鵜飼様と鵜飼")
    data = json.loads(result.stdout)
    assert data["text"] == "【氏名1】様と【氏名1】"
    assert data["placeholders"][1] == {"placeholder": "【氏名1】", "entity": "PERSON", "start": 7, "end": 12}
    assert data["left"] == []
    assert "鵜飼" not in json.dumps(data, ensure_ascii=False) + result.stderr


def test_verdict_and_masked_text_in_one_run(promptguard: Cli) -> None:
    result = promptguard("check", "--mask", input="鵜飼様")
    assert result.exit_code == 1
    assert result.stdout.startswith("このままでは送らないでください。")
    assert result.stdout.endswith("\n伏せ字の文章:\n【氏名1】様\n")
    assert promptguard("restore", input="【氏名1】").stdout == "鵜飼"


def test_verdict_and_masked_text_as_one_object(promptguard: Cli) -> None:
    data = json.loads(promptguard("check", "--mask", "--format", "json", input="鵜飼様").stdout)
    assert (data["action"], data["masked"]["text"]) == ("mask", "【氏名1】様")


def test_a_draft_without_findings_has_no_masked_text_of_its_own(promptguard: Cli) -> None:
    result = promptguard("check", "--mask", input="便箋")
    assert (result.exit_code, "伏せ字の文章" in result.stdout) == (0, False)


@pytest.mark.parametrize("arguments", [("--quiet",), ("--format", "sarif"), ("a", "b")])
def test_mask_goes_with_one_draft(promptguard: Cli, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    for name in "ab":
        (tmp_path / name).write_text("x")
    assert promptguard("check", "--mask", *arguments, input="鵜飼様").exit_code == 2


def test_what_could_not_be_checked_is_not_masked(promptguard: Cli, destroyed: Path) -> None:
    result = promptguard("check", "--mask", str(destroyed))
    assert (result.exit_code, "出していません" in result.stderr) == (4, True)
    data = json.loads(promptguard("check", "--mask", "--format", "json", str(destroyed)).stdout)
    assert data["masked"] is None


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((), "promptguard restore に渡すと"),
        (("--session", "見積"), "promptguard restore --session '見積' に渡すと"),
        (("--no-store",), "戻すことはできません"),
        (("--style", "block"), "戻すことはできません"),
        (("--map", "m.json"), "m.json に書きました"),
    ],
)
def test_the_way_back_is_told(promptguard: Cli, arguments: tuple[str, ...], told: str) -> None:
    assert told in promptguard("mask", *arguments, input="鵜飼様").stderr


def test_the_tally_counts_what_stood_there_in_every_style(promptguard: Cli) -> None:
    for style in ("ja", "tag", "surrogate", "block"):
        told = promptguard("mask", "--style", style, input="鵜飼様、090-0000-0142").stderr
        assert told.startswith("2 か所を伏せ字にしました（氏名 1・電話番号 1）。")


def test_settings_choose_style_and_time(promptguard: Cli, tmp_path: Path) -> None:
    (tmp_path / "promptguard.yaml").write_text("masking: {style: tag, keep_hours: 2}\n", encoding="utf-8")
    result = promptguard("mask", input="鵜飼様")
    assert (result.stdout, "2 時間保管します" in result.stderr) == ("<PERSON_1>様", True)


def test_wrong_settings_are_told(promptguard: Cli, tmp_path: Path) -> None:
    (tmp_path / "promptguard.yaml").write_text("masking: {stile: tag}\n", encoding="utf-8")
    result = promptguard("mask", input="鵜飼様")
    assert (result.exit_code, "stile" in result.stderr) == (3, True)
