"""`promptguard clipboard undo`."""

from collections.abc import Callable
from typing import Any

import pytest
from click.testing import Result

from promptguard.frontends.clipboard.guarding import keep_original
from promptguard.frontends.clipboard.traces import is_ours
from promptguard.vault.vault import Vault, vault_folder

pytestmark = pytest.mark.usefixtures("desktop")

Cli = Callable[..., Result]
ORIGINAL = "担当は鵜飼様です。"


def test_the_original_comes_back_and_is_not_checked_again(promptguard: Cli, clipboard: Any) -> None:
    keep_original(Vault(vault_folder()), ORIGINAL)
    clipboard.copy("【氏名1】")
    result = promptguard("clipboard", "undo")
    assert (result.exit_code, clipboard.read_text(), is_ours(ORIGINAL)) == (0, ORIGINAL, True)


def test_nothing_of_it_is_printed(promptguard: Cli) -> None:
    keep_original(Vault(vault_folder()), ORIGINAL)
    result = promptguard("clipboard", "undo")
    assert "鵜飼" not in result.output
    assert "戻しました" in result.stderr


def test_where_nothing_was_replaced_the_clipboard_stays(promptguard: Cli, clipboard: Any) -> None:
    clipboard.copy("便箋")
    result = promptguard("clipboard", "undo")
    assert (result.exit_code, clipboard.read_text()) == (2, "便箋")
    assert "元に戻せる文章はありません" in result.stderr
