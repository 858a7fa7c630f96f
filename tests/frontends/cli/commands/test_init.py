from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from promptguard.dictionary.load import load_dictionary
from promptguard.settings import load_settings

Cli = Callable[..., Result]


@pytest.mark.parametrize("language", ["ja", "en"])
def test_what_is_written_can_be_used_at_once(promptguard: Cli, tmp_path: Path, language: str) -> None:
    assert promptguard("init", "--lang", language).exit_code == 0
    settings = load_settings(tmp_path / "promptguard.yaml")
    assert load_dictionary(settings.dictionaries).entries
    assert promptguard("check", input="株式会社サンプル電装への返信").exit_code == 1


@pytest.mark.parametrize("language", ["ja", "en"])
def test_what_is_commented_out_can_be_switched_on(promptguard: Cli, tmp_path: Path, language: str) -> None:
    promptguard("init", "--lang", language)
    file = tmp_path / "promptguard.yaml"
    lines = file.read_text(encoding="utf-8").splitlines()
    keys = ("company:", "policy:", "  client:", "  personal:", "allow:")
    file.write_text("\n".join(line[2:] if line[2:].startswith(keys) else line for line in lines), encoding="utf-8")
    settings = load_settings(file)
    assert (len(settings.company), len(settings.policy), len(settings.allow)) == (1, 3, 2)


def test_nothing_that_is_there_is_overwritten(promptguard: Cli, tmp_path: Path) -> None:
    (tmp_path / "promptguard.yaml").write_text("language: ja\n", encoding="utf-8")
    result = promptguard("init")
    assert result.exit_code == 0
    assert (tmp_path / "promptguard.yaml").read_text(encoding="utf-8") == "language: ja\n"
    assert "そのままにしました: promptguard.yaml" in result.stdout
    assert (tmp_path / "dictionary" / "clients.yaml").is_file()


def test_another_folder_is_made(promptguard: Cli, tmp_path: Path) -> None:
    promptguard("init", "設定/部")
    assert (tmp_path / "設定" / "部" / "promptguard.yaml").is_file()


def test_a_place_that_cannot_be_written_is_told(promptguard: Cli, tmp_path: Path) -> None:
    (tmp_path / "dictionary").write_text("", encoding="utf-8")
    result = promptguard("init")
    assert (result.exit_code, "dictionary" in result.stderr) == (3, True)
