"""`docs/dictionary.md` is run from top to bottom in the folder of an admin who has nothing but her list."""

import re
import shlex
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from promptguard.dictionary.load import load_file
from promptguard.frontends.cli.main import main

ROOT = Path(__file__).resolve().parent.parent
CLIENTS = ROOT / "examples" / "clients"
DOCS = (ROOT / "docs" / "dictionary.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
STEP = re.compile(
    r"^\$ (?:echo '(?P<draft>[^\n]+)' \| )?promptguard (?P<arguments>[^\n]+)\n(?P<output>(?:(?!\$ )[^\n]*\n)*)",
    re.MULTILINE,
)
"""A command of a console block, and what it prints."""


@pytest.fixture
def admin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the list, and some texts of the company."""
    for file in CLIENTS.glob("clients.*"):
        shutil.copy(file, tmp_path)
    (tmp_path / "社内文書").mkdir()
    for number in range(3):
        text = "在庫はドゥーベで見ます。カワセミ物産の見積は来週です。\n"
        (tmp_path / "社内文書" / f"{number}.txt").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for name in ("LOGNAME", "USER", "USERNAME"):
        monkeypatch.setenv(name, "soumu")
    return tmp_path


@pytest.mark.usefixtures("admin")
def test_every_console_block_shows_what_happens() -> None:
    steps = [
        step
        for block in re.findall(r"^```console\n(.*?)^```$", DOCS, re.MULTILINE | re.DOTALL)
        for step in STEP.finditer(block)
    ]
    assert len(steps) >= 8
    for step in steps:
        draft = f"{step['draft']}\n" if step["draft"] else None
        language = "en" if "--lang en" in step["arguments"] else "ja"
        result = CliRunner(env={"PROMPTGUARD_LANG": language}).invoke(main, shlex.split(step["arguments"]), input=draft)
        assert (
            f"$ promptguard {step['arguments']}\n{result.stdout}"
            == f"$ promptguard {step['arguments']}\n{step['output']}"
        )


@pytest.mark.parametrize("name", ["clients.xlsx", "clients.csv"])
def test_the_two_commands_of_the_readme_make_a_working_dictionary(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    block = re.search(r"<!-- dictionary -->\n```sh\n(.*?)```", README, re.DOTALL)
    assert block
    commands = block[1].splitlines()
    assert len(commands) == 2
    shutil.copytree(CLIENTS, tmp_path / "examples" / "clients")
    monkeypatch.chdir(tmp_path)
    for command in commands:
        arguments = shlex.split(command.replace("clients.xlsx", name))
        assert arguments[0] == "promptguard"
        assert CliRunner().invoke(main, arguments[1:]).exit_code == 0
    assert len(load_file(tmp_path / "dictionary" / "clients.yaml").entries) == 300
    for draft in ("㈱ナナカマド設計へ返信", "ﾅﾅｶﾏﾄﾞ設計の見積", "株式会社イワツバメ電装", "イワツバメデンソウの件"):
        assert CliRunner().invoke(main, ["check"], input=draft).exit_code == 1
    assert CliRunner().invoke(main, ["check"], input="便箋のよさを三つ挙げてください。").exit_code == 0


@pytest.mark.parametrize("name", ["check", "add", "find", "import", "export", "stats", "seal", "suggest"])
def test_every_command_is_explained(name: str) -> None:
    assert f"promptguard dict {name}" in DOCS


def test_commands_for_powershell_are_quoted_for_it() -> None:
    for block in re.findall(r"^```powershell\n(.*?)^```$", DOCS, re.MULTILINE | re.DOTALL):
        assert '"' not in block
        assert "\\\n" not in block
