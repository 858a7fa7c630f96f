"""docs/masking.md is run: its console blocks one after the other, and its Python."""

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from promptguard.frontends.cli.main import main

PAGE = (Path(__file__).resolve().parent.parent / "docs" / "masking.md").read_text(encoding="utf-8")
SHOWN = re.findall(
    r"^```console\n\$ echo '([^\n]+)' \| promptguard ([^\n]+)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL
)
PYTHON = re.findall(r"^```python\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


@pytest.fixture(autouse=True)
def elsewhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)


def test_the_round_trip_is_as_shown() -> None:
    runner = CliRunner(env={"PROMPTGUARD_LANG": "ja"})
    outputs = [runner.invoke(main, shlex.split(arguments), input=f"{draft}\n").stdout for draft, arguments, _ in SHOWN]
    assert outputs == [output for *_, output in SHOWN]
    assert len(SHOWN) == len(re.findall("^```console", PAGE, re.MULTILINE)) == 2


def test_the_python_says_what_it_does(capsys: pytest.CaptureFixture[str]) -> None:
    (code,) = PYTHON
    names: dict[str, object] = {}
    exec(code, names)  # noqa: S102 - our own page
    assert capsys.readouterr().out == "田中様\n"
    for expression, comment in re.findall(r"^(masked\.(?:text|restore.*?)) +# (.+)$", code, re.MULTILINE):
        assert eval(expression, names) == comment  # noqa: S307 - our own page


def test_every_option_and_command_that_is_named_exists() -> None:
    helps = "".join(
        CliRunner().invoke(main, [*name.split(), "--help"]).stdout
        for name in ("mask", "restore", "check", "vault forget")
    )
    assert all(option in helps for option in re.findall(r"(?<![-|])--[a-z][a-z-]+", PAGE))
