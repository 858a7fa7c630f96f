"""`--clipboard` and `--copy`: the draft is what was copied, and the result takes its place."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from promptguard.frontends.cli import copied
from promptguard.frontends.clipboard._interface import OURS
from promptguard.frontends.problems import Problem, UnreadableError

pytestmark = pytest.mark.usefixtures("desktop")

Cli = Callable[..., Result]

UNSENDABLE, MASKED, HARMLESS = "担当は鵜飼様です。", "担当は【氏名1】様です。", "便箋のよさを三つ挙げてください。"


def test_what_was_copied_is_checked(promptguard: Cli, clipboard: Any) -> None:
    clipboard.copy(UNSENDABLE)
    result = promptguard("check", "--clipboard")
    assert result.exit_code == 1
    assert "《鵜飼》" in result.stdout
    assert "promptguard mask --clipboard" in result.stdout


def test_checking_leaves_it_as_it_is(promptguard: Cli, clipboard: Any) -> None:
    clipboard.copy(UNSENDABLE, text_html="<b>")
    promptguard("check", "--clipboard")
    assert clipboard.formats() == {"text/plain", "text/html"}


def test_what_was_copied_is_masked_in_its_place_and_not_printed(promptguard: Cli, clipboard: Any) -> None:
    clipboard.copy(UNSENDABLE)
    result = promptguard("mask", "--clipboard")
    assert (result.exit_code, result.stdout) == (0, "")
    assert (clipboard.read_text(), OURS in clipboard.formats()) == (MASKED, True)


def test_where_there_is_nothing_to_mask_its_formats_stay(promptguard: Cli, clipboard: Any) -> None:
    clipboard.copy(HARMLESS, text_html="<b>")
    assert promptguard("mask", "--clipboard").exit_code == 0
    assert clipboard.formats() == {"text/plain", "text/html"}


def test_an_answer_that_was_copied_gets_its_names_back(promptguard: Cli, clipboard: Any) -> None:
    clipboard.copy(UNSENDABLE)
    promptguard("mask", "--clipboard")
    clipboard.copy("【氏名1】様へ")
    result = promptguard("restore", "--clipboard")
    assert (result.exit_code, clipboard.read_text()) == (0, "鵜飼様へ")


def test_a_masked_file_is_put_there(promptguard: Cli, clipboard: Any, tmp_path: Path) -> None:
    file = tmp_path / "draft.txt"
    file.write_text(UNSENDABLE, encoding="utf-8")
    assert promptguard("mask", str(file), "--copy").exit_code == 0
    assert clipboard.read_text() == MASKED


@pytest.mark.parametrize("command", ["check", "mask"])
def test_files_and_the_clipboard_at_once_are_a_wrong_call(promptguard: Cli, harmless: Path, command: str) -> None:
    result = promptguard(command, "--clipboard", str(harmless))
    assert result.exit_code == 2
    assert "どちらか一方" in result.stderr


@pytest.mark.parametrize("command", ["check", "mask", "restore"])
@pytest.mark.parametrize(
    ("hint", "told"), [("image/png", "文章がありません"), ("x-kde-passwordManagerHint", "印を付けたコピー")]
)
def test_what_cannot_be_read_was_not_checked(
    promptguard: Cli, clipboard: Any, command: str, hint: str, told: str
) -> None:
    clipboard.copy(UNSENDABLE)
    promptguard("mask", "--clipboard")  # there is something to restore
    clipboard.copy(**{hint: "x"})
    result = promptguard(command, "--clipboard")
    assert result.exit_code == 4
    assert told in result.output


def test_without_a_clipboard_nothing_was_checked(promptguard: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    @contextmanager
    def none() -> Iterator[Any]:
        raise UnreadableError(Problem.CLIPBOARD_MISSING)
        yield

    monkeypatch.setattr(copied, "the_clipboard", none)
    result = promptguard("check", "--clipboard")
    assert result.exit_code == 4
    assert "クリップボードを開けません" in result.stdout


def test_what_was_copied_meanwhile_is_not_overwritten(clipboard: Any) -> None:
    clipboard.copy(UNSENDABLE)
    _, stamp = copied.copied()
    clipboard.copy(HARMLESS)
    with pytest.raises(UnreadableError) as caught:
        copied.copy(MASKED, stamp)
    assert (caught.value.problem, clipboard.read_text()) == (Problem.CLIPBOARD_CHANGED, HARMLESS)
