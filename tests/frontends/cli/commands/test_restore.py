from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from promptguard.vault.vault import Vault, vault_folder

Cli = Callable[..., Result]
DRAFT = "㈱ミヤマ金物の鵜飼部長（090-0000-0142）です。"


@pytest.fixture(autouse=True)
def masked(promptguard: Cli) -> None:
    """A draft that was masked a moment ago."""
    assert promptguard("mask", input=DRAFT).stdout == "【会社名1】の【氏名1】部長（【電話番号1】）です。"


def test_the_round_trip(promptguard: Cli) -> None:
    result = promptguard("restore", input="【会社名１】の[Name 1]部長へ、【電話番号1】までお電話ください。\r\n")
    assert result.stdout_bytes.decode() == "㈱ミヤマ金物の鵜飼部長へ、090-0000-0142までお電話ください。\r\n"
    assert (result.exit_code, result.stderr) == (0, "3 か所を元の言葉に戻しました。\n")


def test_what_cannot_be_put_back_is_told_without_a_value(promptguard: Cli) -> None:
    result = promptguard("restore", input="【氏名9】と会社名1と【氏名1】")
    assert (result.exit_code, result.stdout) == (1, "【氏名9】と会社名1と鵜飼")
    assert "対応する言葉がないため、そのままにしました: 【氏名9】" in result.stderr
    assert "どれのことか決められないため、そのままにしました: 会社名1" in result.stderr
    assert "下書きにあって、答えに出てこなかったもの: 【会社名1】、【電話番号1】" in result.stderr
    assert "鵜飼" not in result.stderr


def test_only_the_latest_draft_is_expected_in_the_answer(promptguard: Cli) -> None:
    promptguard("mask", input="佐々倉様")
    assert "出てこなかった" not in promptguard("restore", input="【氏名2】").stderr


def test_another_session_is_named(promptguard: Cli) -> None:
    promptguard("mask", "--session", "b", input="佐々倉様")
    assert promptguard("restore", "--session", "b", input="【氏名1】").stdout == "佐々倉"
    assert promptguard("restore", input="【氏名1】").stdout == "鵜飼"


def test_without_a_map_nothing_is_printed(promptguard: Cli) -> None:
    result = promptguard("restore", "--session", "c", input="【氏名1】")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "「c」という作業の対応表がありません" in result.stderr


def test_in_english(promptguard: Cli) -> None:
    assert promptguard("restore", "--lang", "en", input="【氏名1】").stderr.startswith("Put back: 1.")


def test_into_a_file(promptguard: Cli, tmp_path: Path) -> None:
    assert promptguard("restore", "-o", "a.txt", input="【氏名1】").exit_code == 0
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == "鵜飼"


def test_a_stream_comes_out_as_it_goes_in(promptguard: Cli) -> None:
    answer = "【氏名1】さん".encode() * 2000 + b"\xff\xe3\x81"
    result = promptguard("restore", "--stream", input=answer)
    assert result.stdout_bytes == "鵜飼さん".encode() * 2000 + b"\xff\xe3\x81"


@pytest.mark.parametrize("way", ["--stream", "--clipboard"])
def test_one_way_out(promptguard: Cli, way: str) -> None:
    assert promptguard("restore", way, "-o", "x", input="").exit_code == 2


def test_destroyed_text_is_told(promptguard: Cli) -> None:
    assert promptguard("restore", input="??? ???? ??? ?????").exit_code == 4


def test_a_vault_that_cannot_be_opened_is_told(promptguard: Cli) -> None:
    vault = Vault(vault_folder())
    vault.key_file.unlink()
    result = promptguard("restore", input="【氏名1】")
    assert (result.exit_code, result.stdout) == (3, "")
    assert "保管庫の鍵がありません" in result.stderr
    assert "vault forget --all" in promptguard("mask", "--lang", "en", input="鵜飼様").stderr


def test_a_masked_text_that_cannot_be_kept_is_not_printed(promptguard: Cli) -> None:
    vault_folder().joinpath("vault.sqlite3").write_bytes(b"no vault" * 1000)
    result = promptguard("mask", input="鵜飼様")
    assert (result.exit_code, result.stdout) == (3, "")
    assert promptguard("mask", "--no-store", input="鵜飼様").stdout == "【氏名1】様"


class Board:
    """A clipboard in memory."""

    text = "【氏名1】さん"

    def read_text(self) -> str:
        return self.text

    def write_text(self, text: str) -> None:
        self.text = text


@pytest.fixture
def board(monkeypatch: pytest.MonkeyPatch) -> Board:
    from promptguard.frontends.clipboard import text

    made = Board()
    monkeypatch.setattr(text, "open_clipboard", lambda: made)
    return made


def test_from_the_clipboard_back_to_the_clipboard(promptguard: Cli, board: Board) -> None:
    result = promptguard("restore", "--clipboard")
    assert (result.exit_code, result.stdout, board.text) == (0, "", "鵜飼さん")


def test_a_masked_text_is_copied(promptguard: Cli, board: Board) -> None:
    result = promptguard("mask", "--copy", input="鵜飼様")
    assert (board.text, result.stdout) == ("【氏名1】様", "【氏名1】様")
    assert "クリップボードに入れました" in result.stderr
