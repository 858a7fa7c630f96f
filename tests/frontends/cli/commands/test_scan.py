import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

Cli = Callable[..., Result]


@pytest.fixture
def folder(draft: Path, harmless: Path) -> Path:
    """Two text files and a `.jsonl` of two drafts."""
    lines = ('{"id": "D1", "text": "マイナンバーは621498320257です"}', '{"id": "D2", "text": "便箋のよさ"}')
    harmless.with_name("more.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return draft.parent


def results(result: Result) -> dict[str, Any]:
    return {each["id"]: each for each in map(json.loads, result.stdout.splitlines())}


@pytest.mark.usefixtures("folder")
def test_each_file_and_record_gets_a_line(promptguard: Cli) -> None:
    result = promptguard("scan", ".", "--format", "jsonl")
    assert result.exit_code == 1
    actions = {name: each["action"] for name, each in results(result).items()}
    assert actions == {"draft.txt": "block", "harmless.txt": "allow", "D1": "block", "D2": "allow"}


@pytest.mark.usefixtures("folder")
def test_records_read_as_the_evaluation_reads_them(promptguard: Cli) -> None:
    found = results(promptguard("scan", "more.jsonl", "--format", "jsonl"))["D1"]["findings"]
    assert [(f["entity"], f["start"], f["end"]) for f in found] == [("JP_MY_NUMBER", 7, 19)]


@pytest.mark.usefixtures("folder")
def test_what_cannot_be_read_is_a_result_and_the_exit_code(promptguard: Cli, destroyed: Path) -> None:
    result = promptguard("scan", str(destroyed.parent), "--format", "jsonl")
    assert result.exit_code == 4
    assert results(result)[destroyed.as_posix()]["failures"]


@pytest.mark.usefixtures("folder")
def test_text_shows_what_needs_attention_and_counts_the_rest(promptguard: Cli) -> None:
    lines = promptguard("scan", ".").stdout.splitlines()
    assert [line for line in lines if line.startswith("==>")] == ["==> draft.txt", "==> more.jsonl:1 (D1)"]
    assert lines[-1].startswith("4 件の文章: 送れないもの 2、確認できなかったもの 0、要確認 0、検出なし 2")


def test_nothing_but_harmless_texts_may_be_sent(promptguard: Cli, harmless: Path) -> None:
    assert promptguard("scan", str(harmless)).exit_code == 0


def test_where_there_is_no_text_nothing_was_checked(promptguard: Cli, tmp_path: Path) -> None:
    (tmp_path / "a.docx").touch()
    result = promptguard("scan", ".", "--format", "json")
    assert (result.exit_code, json.loads(result.stdout)) == (4, [])
    assert "確かめられる文章がありません（.txt .md .csv .log .tsv .jsonl）。" in result.stderr
    assert "対象外のファイル 1 件（Word・PDF など）は見ていません。" in result.stderr
    assert promptguard("scan", ".").stdout == ""


@pytest.mark.parametrize("arguments", [(), ("missing",)])
def test_there_must_be_something_to_scan(promptguard: Cli, arguments: tuple[str, ...]) -> None:
    assert promptguard("scan", *arguments).exit_code == 2


@pytest.mark.usefixtures("folder")
def test_no_bar_where_nobody_looks(promptguard: Cli) -> None:
    assert promptguard("scan", ".").stderr == ""
