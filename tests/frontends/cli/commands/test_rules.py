from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Cli = Callable[..., Result]

RULE = """\
id: hs-part
entity: HS_PART
category: internal
name: {ja: 部品番号, en: Part number}
advice: {ja: 「部品A」と書いてください。, en: "Write \\"part A\\"."}
trigger: {any: [HS-]}
patterns: ['(?<![A-Za-z0-9])HS-[0-9]{5}(?![0-9])']
confidence: likely
examples:
  match: [部品HS-20441を使う]
  miss: [部品HS-2を使う]
"""


@pytest.fixture
def company(tmp_path: Path) -> Path:
    """A company with one rule of its own."""
    (tmp_path / "rules").mkdir()
    (tmp_path / "promptguard.yaml").write_text("rules: [rules]\n", encoding="utf-8")
    file = tmp_path / "rules" / "hs_part.yaml"
    file.write_text(RULE, encoding="utf-8")
    return file


@pytest.mark.usefixtures("company")
def test_the_list_has_a_line_for_each_rule(promptguard: Cli) -> None:
    lines = promptguard("rules", "list").stdout.splitlines()
    assert [line.split() for line in lines if "HS_PART" in line] == [["hs-part", "HS_PART", "internal", "部品番号"]]
    assert any(line.startswith("jp-my-number ") for line in lines)


def test_a_rule_is_shown_as_it_is_written(promptguard: Cli, company: Path) -> None:
    assert promptguard("rules", "show", "hs-part").stdout == f"# {company}\n{RULE}"


def test_what_is_shown_of_a_shipped_rule_can_replace_it(promptguard: Cli, company: Path) -> None:
    company.write_text(promptguard("rules", "show", "jp-my-number").stdout, encoding="utf-8")
    shown = promptguard("rules", "show", "jp-my-number")
    assert (shown.exit_code, shown.stdout.splitlines()[0]) == (0, f"# {company}")


def test_an_unknown_rule_is_a_wrong_call(promptguard: Cli) -> None:
    assert promptguard("rules", "show", "no-such").exit_code == 2


def test_a_rule_that_breaks_its_word_is_told_with_its_example(promptguard: Cli, company: Path) -> None:
    company.write_text(RULE.replace("部品HS-2を使う", "部品HS-20442を使う"), encoding="utf-8")
    result = promptguard("rules", "check")
    assert result.exit_code == 3
    assert "hs-part: 見つけないはずの例を見つけます: 部品HS-20442を使う" in result.stdout


def test_a_rule_that_cannot_be_read_is_told_with_its_place(promptguard: Cli, company: Path) -> None:
    company.write_text(RULE.replace("category: internal", "category: inner"), encoding="utf-8")
    result = promptguard("rules", "check")
    assert result.exit_code == 3
    assert "hs_part.yaml:3: category" in result.stderr


@pytest.mark.usefixtures("company")
def test_a_rule_that_keeps_its_word_is_only_counted(promptguard: Cli) -> None:
    result = promptguard("rules", "check", "--lang", "en")
    assert result.stdout.splitlines()[-2].startswith("Rules: ")
    assert "hs-part" not in result.stdout


def test_the_end_says_what_of_the_companys_own_was_read(promptguard: Cli, company: Path) -> None:
    settings = company.parents[1] / "promptguard.yaml"
    settings.write_text("rules: [rules]\ndictionaries: [d]\n", encoding="utf-8")
    (settings.parent / "d").mkdir()
    (settings.parent / "d" / "a.yml").write_text(
        "category: 取引先\nentries: [みずかがみ, ソラマメ]\n", encoding="utf-8"
    )
    last = promptguard("rules", "check").stdout.splitlines()[-1]
    assert last == f"設定: {settings}　辞書: 1 ファイル・2 語　会社のルール: 1 件"


def test_without_settings_that_is_said(promptguard: Cli) -> None:
    assert "設定: なし（標準のまま）" in promptguard("rules", "check").stdout
