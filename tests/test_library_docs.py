"""docs/library.md is run."""

import re
from pathlib import Path

import pytest

DOCS = (Path(__file__).resolve().parent.parent / "docs" / "library.md").read_text(encoding="utf-8")


def test_the_example_shows_what_is_said_to_be_shown(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    code, shown = (re.search(rf"```{kind}\n(.*?)```", DOCS, re.DOTALL) for kind in ("python", "text"))
    assert code
    assert shown
    exec(code[1], {})  # noqa: S102 - our own documentation
    assert capsys.readouterr().out == shown[1]


@pytest.mark.parametrize("path", re.findall(r"`((?:src|examples)/[^` ]*)`", DOCS))
def test_files_that_are_named_exist(path: str) -> None:
    assert (Path(__file__).resolve().parent.parent / path).exists()
