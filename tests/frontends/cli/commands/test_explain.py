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
        "弱い手がかり → 確認、有力 → 送信不可",
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
    assert (result.exit_code, "rules list" in result.stderr) == (2, True)
