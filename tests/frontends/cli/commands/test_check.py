import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Cli = Callable[..., Result]

ALSO_FINE = ("utf-8", "utf-8-sig", "utf-16", "cp932", "euc_jp", "iso2022_jp")


def test_standard_input_is_read_without_a_name(promptguard: Cli) -> None:
    result = promptguard("check", input="マイナンバーは621498320257です。")
    assert result.exit_code == 1
    assert result.stdout.startswith("送らないでください。1 件")
    assert "1行目 8文字目  マイナンバーは《621498320257》です。" in result.stdout


@pytest.mark.parametrize("name", ALSO_FINE)
def test_the_answer_does_not_depend_on_the_encoding(promptguard: Cli, name: str) -> None:
    draft = "マイナンバーは６２１４ ９８３２ ０２５７です。よろしくお願いします。"
    assert "６２１４ ９８３２ ０２５７》" in promptguard("check", "-", input=draft.encode(name)).stdout


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("", "文章がありません"), (" \n　\n", "文章がありません"), ("あ", "検出されませんでした"),
        ("\ud83d".encode("utf-16", "surrogatepass"), "検出されませんでした"),
    ],
)  # fmt: skip
def test_next_to_nothing_may_be_sent(promptguard: Cli, text: str | bytes, verdict: str) -> None:
    result = promptguard("check", input=text)
    assert (result.exit_code, result.stdout[: len(verdict)]) == (0, verdict)


def test_destroyed_text_is_not_checked_and_says_what_helps(promptguard: Cli, destroyed: Path) -> None:
    result = promptguard("check", str(destroyed))
    assert result.exit_code == 4
    assert result.stdout.startswith("確認できませんでした。送らないでください。")
    assert "chcp 65001" in result.stdout
    assert "$OutputEncoding" in promptguard("check", str(destroyed), "--lang", "en").stdout


def test_ten_megabytes_are_not_checked(promptguard: Cli) -> None:
    result = promptguard("check", input=b"a" * 10_000_000)
    assert (result.exit_code, "4 MiB" in result.stdout) == (4, True)


def test_several_files_get_a_summary(promptguard: Cli, draft: Path, harmless: Path) -> None:
    result = promptguard("check", str(draft), str(harmless))
    assert result.exit_code == 1
    assert "2 件の文章: 送れないもの 1" in result.stdout


def test_not_checked_counts_more_than_not_to_be_sent(promptguard: Cli, draft: Path, destroyed: Path) -> None:
    assert promptguard("check", str(draft), str(destroyed)).exit_code == 4


def test_one_draft_is_one_json_object(promptguard: Cli, draft: Path) -> None:
    data = json.loads(promptguard("check", str(draft), "--format", "json").stdout)
    assert (data["id"], data["action"]) == (str(draft), "block")
    assert [f["entity"] for f in data["findings"]] == ["JP_MY_NUMBER"]


def test_several_drafts_are_a_json_list(promptguard: Cli, draft: Path, harmless: Path) -> None:
    data = json.loads(promptguard("check", str(draft), str(harmless), "--format", "json").stdout)
    assert [each["action"] for each in data] == ["block", "allow"]


def test_what_could_not_be_checked_is_not_nothing_in_json(promptguard: Cli, destroyed: Path) -> None:
    data = json.loads(promptguard("check", str(destroyed), "--format", "json").stdout)
    assert (data["action"], data["failures"][0]["detector"]) == ("block", "input")


@pytest.mark.parametrize("form", ["json", "jsonl", "sarif"])
def test_data_never_holds_the_matched_text(promptguard: Cli, draft: Path, form: str) -> None:
    result = promptguard("check", str(draft), "--format", form)
    assert result.exit_code == 1
    assert "621498320257" not in result.output


def test_quiet_is_silent_where_the_draft_may_be_sent(promptguard: Cli, harmless: Path) -> None:
    result = promptguard("check", "-q", str(harmless))
    assert (result.exit_code, result.output) == (0, "")


def test_quiet_says_one_line_without_the_text_where_it_must_not(promptguard: Cli, draft: Path) -> None:
    result = promptguard("check", "--quiet", str(draft))
    assert (result.exit_code, result.stdout, len(result.stderr.splitlines())) == (1, "", 1)
    assert "621498320257" not in result.stderr


@pytest.mark.parametrize(("choice", "coloured"), [("auto", False), ("never", False), ("always", True)])
def test_a_pipe_gets_no_colour_unless_it_asks(promptguard: Cli, draft: Path, choice: str, coloured: bool) -> None:
    assert ("\x1b[" in promptguard("check", "--color", choice, str(draft)).stdout) is coloured


def test_a_dictionary_of_the_command_line_is_used(promptguard: Cli, tmp_path: Path) -> None:
    (tmp_path / "d.yaml").write_text("category: client\nentries: [みずかがみ紙業]\n", encoding="utf-8")
    result = promptguard("check", "--dictionary", "d.yaml", input="みずかがみ紙業への返信を書いてください")
    assert result.exit_code == 1
    assert "■ 取引先" in result.stdout


def test_settings_above_the_folder_are_used(promptguard: Cli, tmp_path: Path, draft: Path) -> None:
    (tmp_path / "promptguard.yaml").write_text("policy:\n  my_number: {certain: warn}\n", encoding="utf-8")
    assert promptguard("check", str(draft)).exit_code == 0


def test_wrong_settings_say_file_line_and_field(promptguard: Cli, tmp_path: Path) -> None:
    (tmp_path / "my.yaml").write_text("language: fr\n", encoding="utf-8")
    result = promptguard("check", "--config", "my.yaml", input="あ")
    assert (result.exit_code, result.stdout) == (3, "")
    assert "my.yaml:1: language" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("missing.txt",), "missing.txt というファイルがありません。"),
        ((".",), ". はフォルダーです。フォルダーは promptguard scan で確かめられます。"),
        (("-", "-"), "「-」は 1 度だけ書けます。"),
        (("--format", "xml"), "--format は text、json、jsonl、sarif から選んでください。"),
    ],
)
def test_a_wrong_call_is_told_apart_from_a_draft(promptguard: Cli, arguments: tuple[str, ...], told: str) -> None:
    result = promptguard("check", *arguments, input="あ")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"promptguard: {told}")


@pytest.mark.parametrize(
    ("language", "told"), [("ja", "設定ファイルがありません。"), ("en", "there is no such settings file.")]
)
def test_an_error_speaks_one_language(promptguard: Cli, language: str, told: str) -> None:
    assert promptguard("check", "--config", "no.yaml", "--lang", language).stderr == f"promptguard: no.yaml: {told}\n"


def test_a_console_without_emoji_does_not_stop_the_answer(promptguard: Cli) -> None:
    result = promptguard("check", input="🙏マイナンバーは621498320257です".encode(), charset="cp932")
    assert result.exit_code == 1
    assert "?マイナンバーは《621498320257》です" in result.stdout
