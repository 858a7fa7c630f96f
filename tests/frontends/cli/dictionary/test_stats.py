from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Cli = Callable[..., Result]


@pytest.mark.usefixtures("company")
def test_entries_are_counted_by_kind_and_file(promptguard: Cli) -> None:
    assert promptguard("dict", "stats").stdout.splitlines() == [
        "言葉 3 語（別名 1、読みのあるもの 0）",
        "番号の形 0 件、許可した言葉 0 件",
        "  取引先: 2 語",
        "  案件・プロジェクト: 1 語",
        "  d/clients.yaml: 2 語（責任者 営業部）",
        "  d/projects.yaml: 1 語（責任者 開発部）",
    ]


def test_a_file_without_an_owner_says_so(promptguard: Cli, company: Path) -> None:
    (company / "d" / "more.yaml").write_text("category: internal\nentries: [メラク]\n", encoding="utf-8")
    assert "more.yaml: 1 語（責任者 未記入）" in promptguard("dict", "stats").stdout


def test_nothing_is_nothing(promptguard: Cli) -> None:
    assert promptguard("dict", "stats").stdout.startswith("言葉 0 語")
