from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Cli = Callable[..., Result]


def settings(folder: Path, text: str) -> None:
    (folder / "promptguard.yaml").write_text(text, encoding="utf-8")


def test_without_anything_every_hole_is_told_with_its_remedy(promptguard: Cli) -> None:
    result = promptguard("doctor")
    assert result.exit_code == 0
    assert "設定: まだありません" in result.stdout
    assert result.stdout.count("まだ 1 つもありません") == result.stdout.count("   → ") == 7


def test_what_is_registered_closes_its_hole(promptguard: Cli, tmp_path: Path) -> None:
    settings(tmp_path, "company: 北星精機\ndictionaries: [d]\n")
    (tmp_path / "d").mkdir()
    (tmp_path / "d" / "a.yaml").write_text("category: client\nentries: [アオバ電装, ミナト工機]\n", encoding="utf-8")
    written = promptguard("doctor").stdout
    assert "○ 取引先: 2 件" in written
    assert "○ 自社の名前: 1 件" in written
    assert "○ 辞書: 2 語（d）" in written
    assert "まだ登録のない種類: 5" in written


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("policy: {client: {certain: x}}\n", "promptguard.yaml:1"),
        ("dictionaries: [d]\n", "辞書がありません"),
        ("rules: [r]\n", "r"),
    ],
)
def test_what_cannot_be_used_is_told_with_its_place(promptguard: Cli, tmp_path: Path, text: str, place: str) -> None:
    settings(tmp_path, text)
    result = promptguard("doctor")
    assert (result.exit_code, "× 使えません" in result.stdout, place in result.stdout) == (3, True, True)


def test_one_thing_that_is_wrong_does_not_hide_the_others(promptguard: Cli, tmp_path: Path) -> None:
    (tmp_path / "r").mkdir()
    (tmp_path / "r" / "x.yaml").write_text("id: [\n", encoding="utf-8")
    settings(tmp_path, "rules: [r]\ndictionaries: [d]\n")
    assert promptguard("doctor").stdout.count("× 使えません") == 2


def test_the_examples_of_init_close_no_hole(promptguard: Cli) -> None:
    promptguard("init")
    written = promptguard("doctor").stdout
    assert "× 取引先" in written
    assert "× 案件・プロジェクト" in written


def test_english_is_spoken_too(promptguard: Cli) -> None:
    assert "none yet. Project codes" in promptguard("doctor", "--lang", "en").stdout
