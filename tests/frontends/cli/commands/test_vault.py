from collections.abc import Callable

import pytest
from click.testing import Result

from promptguard.vault.vault import vault_folder

Cli = Callable[..., Result]


@pytest.fixture(autouse=True)
def masked(promptguard: Cli) -> None:
    promptguard("mask", input="鵜飼様と佐々倉様")
    promptguard("mask", "--session", "見積", input="綾瀬川様")


def test_the_list_tells_names_and_numbers_but_no_value(promptguard: Cli) -> None:
    lines = promptguard("vault", "list").stdout.splitlines()
    assert {line.partition("、")[0] for line in lines[:2]} == {"default: 2 件", "見積: 1 件"}
    assert str(vault_folder()) in lines[2]
    assert "鵜飼" not in "".join(lines)


def test_the_map_is_shown_to_its_owner(promptguard: Cli) -> None:
    assert promptguard("vault", "show").stdout == "【氏名1】\t鵜飼\n【氏名2】\t佐々倉\n"
    assert promptguard("vault", "show", "見積").stdout == "【氏名1】\t綾瀬川\n"


def test_one_session_is_forgotten(promptguard: Cli) -> None:
    assert (
        promptguard("vault", "forget", "見積").stdout == "「見積」の対応表を消しました。もう元の言葉には戻せません。\n"
    )
    assert promptguard("vault", "show", "見積").exit_code == 2
    assert promptguard("vault", "show").exit_code == 0


def test_everything_is_forgotten(promptguard: Cli) -> None:
    assert promptguard("vault", "forget", "--all").exit_code == 0
    assert list(vault_folder().iterdir()) == []
    assert promptguard("vault", "list", "--lang", "en").stdout.startswith("Nothing is kept.")


@pytest.mark.parametrize("command", ["show", "forget"])
def test_a_session_that_is_not_there_is_told(promptguard: Cli, command: str) -> None:
    result = promptguard("vault", command, "無い")
    assert (result.exit_code, "「無い」という作業" in result.stderr) == (2, True)
