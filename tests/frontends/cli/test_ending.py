import errno
from collections.abc import Callable

import click
import pytest
from click.testing import Result

from promptguard.errors import NotCheckedError, PromptguardError, SourceError, Told, UsageProblemError
from promptguard.frontends.cli import ending as module
from promptguard.frontends.cli.ending import ending
from promptguard.frontends.cli.wrong import WrongCallError
from promptguard.frontends.problems import Problem, UnreadableError

Cli = Callable[..., Result]


@pytest.mark.parametrize(
    ("error", "code", "told"),
    [
        (SourceError("a.yaml", 3, "term", "足りません"), 3, "a.yaml:3: term: 足りません"),
        (SourceError("a.yaml", 3, "", Told("足りません", "missing")), 3, "a.yaml:3: 足りません\n"),
        (WrongCallError("dash_twice"), 2, "「-」は 1 度だけ書けます"),
        (PromptguardError("x"), 3, "promptguard: x"),
        (UsageProblemError("x"), 2, "promptguard: x"),
        (NotCheckedError("x"), 4, "promptguard: x"),
        (UnreadableError(Problem.MOJIBAKE, line=7), 4, "7 行目"),
        (click.NoSuchOption("--foo"), 2, "オプション --foo はありません"),
        (click.UsageError("odd"), 2, "使い方が正しくありません: odd"),
        (click.Abort(), 4, "中止"),
        (KeyError("秘密の文章"), 4, "KeyError"),
        (MemoryError(), 4, "送らないでください"),
    ],
)
def test_every_end_has_its_code_and_a_sentence(
    capsys: pytest.CaptureFixture[str], error: Exception, code: int, told: str
) -> None:
    assert ending(error, "ja") == code
    shown = capsys.readouterr().err
    assert told in shown
    assert "秘密" not in shown


def test_the_language_that_was_asked_for_is_spoken(capsys: pytest.CaptureFixture[str]) -> None:
    ending(click.NoSuchOption("--foo"), "en")
    assert "there is no option --foo" in capsys.readouterr().err


def test_a_wrong_call_says_where_the_help_is(promptguard: Cli) -> None:
    assert promptguard("chekc").stderr.splitlines() == [
        "promptguard: コマンド chekc はありません。もしかして check ですか。",
        "使い方: promptguard --help",
    ]
    assert "ファイルかフォルダーを指定してください。" in promptguard("scan").stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("check", "--formt", "x"), "オプション --formt はありません。もしかして --format ですか。"),
        (("check", "--format"), "--format の後ろに値を書いてください。"),
        (("explain",), "項目・区分・ルールの名前を指定してください。"),
        (("rules", "show"), "ルールの id を指定してください。"),
        (("rules", "list", "x"), "promptguard rules list の後ろに余分なものがあります: x"),
        (("page", "--port", "x"), "--port の後ろには、0 から 65535 までの数を書いてください。"),
        (("dict", "suggest", "--least", "0", "."), "--least の後ろには、1 以上の数を書いてください。"),
        (("explain", "a", "b"), "1 度に 1 つの名前だけです（余分なもの: b）"),
    ],
)
def test_wrong_calls_are_told_in_japanese(promptguard: Cli, arguments: tuple[str, ...], told: str) -> None:
    result = promptguard(*arguments)
    assert (result.exit_code, told in result.stderr) == (2, True)


def test_a_reader_that_has_gone_is_not_complained_about(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    gone: list[bool] = []
    monkeypatch.setattr(module, "quiet_end", lambda: gone.append(True))
    assert ending(BrokenPipeError(errno.EPIPE, "Broken pipe"), "ja") == 4
    assert (gone, capsys.readouterr().err) == ([True], "")


def test_words_that_cannot_be_read_do_not_hide_the_end(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def unreadable(_: object) -> None:
        raise SourceError("help.yaml", 1, "", "読めません")

    monkeypatch.setattr(module, "help_wording", unreadable)
    assert ending(KeyError("秘密の文章"), "ja") == 3
    assert "help.yaml" in capsys.readouterr().err
