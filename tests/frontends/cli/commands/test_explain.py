from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from promptguard.model import Category

Cli = Callable[..., Result]


@pytest.mark.parametrize("name", ["JP_MY_NUMBER", "jp_my_number", "jp-my-number", "my_number"])
def test_an_entity_a_rule_or_a_category_is_explained(promptguard: Cli, name: str) -> None:
    result = promptguard("explain", name)
    assert result.exit_code == 0
    for part in (
        "特定個人情報",
        "番号法",
        "弱い手がかり → 要確認、有力 → 送信不可",
        "[jp-my-number / JP_MY_NUMBER]",
        "見つける例: ",
    ):
        assert part in result.stdout


@pytest.mark.parametrize("category", Category)
def test_every_category_is_explained_even_without_rules(promptguard: Cli, category: Category) -> None:
    assert promptguard("explain", f"dictionary-{category}", "--lang", "en").stdout.count("Why: ") == 1


def test_the_policy_is_the_companys(promptguard: Cli, tmp_path: Path) -> None:
    (tmp_path / "promptguard.yaml").write_text("policy:\n  client: {certain: block}\n", encoding="utf-8")
    assert "確実 → 送信不可" in promptguard("explain", "client").stdout


def test_what_is_unknown_is_a_wrong_call(promptguard: Cli) -> None:
    result = promptguard("explain", "ほしぞら")
    assert result.exit_code == 2
    assert "「ほしぞら」という項目やルールはありません。promptguard rules list" in result.stderr


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("電話番号", "電話番号 ― 個人情報"), ("取引先", "取引先"), ("個人情報", "個人情報"), ("認証情報", "認証情報"),
        ("phone", "電話番号 ― 個人情報"), ("マイナンバー", "マイナンバー ― 特定個人情報"),
        ("INTERNAL_TERM", "社内用語"), ("CLIENT", "取引先"),
    ],
)  # fmt: skip
def test_names_of_either_language_are_understood(promptguard: Cli, name: str, title: str) -> None:
    result = promptguard("explain", name)
    assert (result.exit_code, result.stdout[: len(title)]) == (0, title)


def test_the_category_gives_advice_only_where_it_is_asked_for(promptguard: Cli) -> None:
    assert "代わりに: 「A様」" not in promptguard("explain", "PHONE_NUMBER").stdout
    assert "代わりに: 一般的な言葉" in promptguard("explain", "internal").stdout


@pytest.mark.parametrize(
    ("name", "near"), [("電話", "電話番号"), ("jp-mynumber", "jp-my-number"), ("phone-num", "phone-number")]
)
def test_what_is_nearly_a_name_is_suggested(promptguard: Cli, name: str, near: str) -> None:
    result = promptguard("explain", name)
    assert (result.exit_code, f"もしかして: {near}" in result.stderr) == (2, True)


def test_the_companys_number_forms_are_explained(promptguard: Cli, tmp_path: Path) -> None:
    (tmp_path / "dictionary").mkdir()
    (tmp_path / "dictionary/numbers.yaml").write_text(
        "category: client\npatterns:\n"
        "  - {name: 会員証, regex: 'HS-[0-9]{5}', entity: PERSONAL_ID, examples: {match: [HS-20415]}}\n",
        encoding="utf-8",
    )
    (tmp_path / "promptguard.yaml").write_text("dictionaries: [dictionary]\n", encoding="utf-8")
    result = promptguard("explain", "dictionary-pattern-1")
    assert (result.exit_code, "HS-" in result.stdout or "PERSONAL_ID" in result.stdout) == (0, True), result.output
