"""Every command and option has its words, and the help speaks the language it is asked in."""

import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path

import click
import pytest
from click.testing import Result

from promptguard.frontends import cli
from promptguard.frontends.cli.main import main
from promptguard.frontends.cli.speaking import help_wording
from promptguard.report.wording import LANGUAGES

Cli = Callable[..., Result]


def commands(group: click.Group = main, *above: str) -> Iterator[tuple[str, ...]]:
    ctx = click.Context(group)
    for name in group.list_commands(ctx):
        yield (*above, name)
        command = group.get_command(ctx, name)
        if isinstance(command, click.Group):
            yield from commands(command, *above, name)


COMMANDS = list(commands())
KANJI_OR_KANA = ("CJK", "HIRAGANA", "KATAKANA")


def width(line: str) -> int:
    return sum(1 + (unicodedata.east_asian_width(character) in "WF") for character in line)


def test_the_folder_is_the_list_of_commands() -> None:
    files = {path.stem for path in Path(cli.__file__ or "").with_name("commands").glob("[!_]*")}
    assert {name for name, *rest in COMMANDS if not rest} == files
    assert {"check", "mask", "scan", "explain", "rules", "init"} <= files


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("command", [(), *COMMANDS], ids=" ".join)
def test_every_command_has_help_that_fits_the_screen(promptguard: Cli, command: tuple[str, ...], language: str) -> None:
    result = promptguard(*command, "--help", "--lang", language)
    assert result.exit_code == 0
    assert result.stdout.startswith("使い方: promptguard" if language == "ja" else "Usage: promptguard")
    assert max(map(width, result.stdout.splitlines())) <= 100


@pytest.mark.parametrize("command", [(), *COMMANDS], ids=" ".join)
def test_english_help_has_no_japanese_in_it(promptguard: Cli, command: tuple[str, ...]) -> None:
    names = {unicodedata.name(c, "").split(" ")[0] for c in promptguard(*command, "--help", "--lang", "en").stdout}
    assert not names & set(KANJI_OR_KANA)


def test_there_are_no_words_for_commands_that_do_not_exist() -> None:
    assert set(help_wording("ja").tree["commands"]) == {"promptguard", *map(" ".join, COMMANDS)}


def test_the_language_may_stand_before_the_command(promptguard: Cli) -> None:
    assert promptguard("--lang", "en", "check", "--help").stdout.startswith("Usage")
    assert promptguard("--lang", "en", "check", input="あ").stdout.startswith("Nothing was detected")


def test_settings_choose_the_language_of_help(
    promptguard: Cli, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("PROMPTGUARD_LANG")
    (tmp_path / "promptguard.yaml").write_text("language: en\n", encoding="utf-8")
    assert promptguard("check", "--help").stdout.startswith("Usage")


def test_exit_codes_and_completion_are_told(promptguard: Cli) -> None:
    text = promptguard("--help").stdout
    assert "終了コード" in text
    assert "_PROMPTGUARD_COMPLETE=bash_source" in text


def test_the_usage_line_speaks_the_language(promptguard: Cli) -> None:
    assert promptguard("mask", "--help").stdout.startswith("使い方: promptguard mask [オプション] [ファイル|-]\n")
    assert promptguard("rules", "--help").stdout.startswith("使い方: promptguard rules [オプション] コマンド ...\n")


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_argument_has_its_words(command: tuple[str, ...]) -> None:
    found: click.Command | None = main
    for name in command:
        assert isinstance(found, click.Group)
        found = found.get_command(click.Context(found), name)
    assert found is not None
    names = [str(param.name) for param in found.params if isinstance(param, click.Argument)]
    words = help_wording("ja")
    assert all(words.has("arguments", name) for name in names)
    assert words.has("errors", f"only_one_{next(iter(names), 'none')}") or names in (["files"], ["paths"])


def test_commands_stand_in_the_order_of_their_words(promptguard: Cli) -> None:
    listed = promptguard("--help").stdout.partition("コマンド:")[2].splitlines()[1:5]
    assert [line.split()[0] for line in listed] == ["check", "mask", "restore", "vault"]
