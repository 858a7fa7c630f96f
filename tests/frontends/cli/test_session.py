from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from promptguard.frontends.cli.session import with_options
from promptguard.settings import Settings

Cli = Callable[..., Result]


def test_dictionaries_are_added_to_those_of_the_settings() -> None:
    settings = Settings(dictionaries=(Path("a"),))
    assert with_options(settings, (Path("b"),), None).dictionaries == (Path("a"), Path("b"))


@pytest.mark.parametrize(
    ("configured", "asked", "decided"), [(True, None, True), (True, False, False), (False, True, True)]
)
def test_the_command_line_decides_on_the_second_opinion(configured: bool, asked: bool | None, decided: bool) -> None:
    assert with_options(Settings(second_opinion=configured), (), asked).second_opinion is decided


def test_a_dictionary_that_is_not_there_is_an_error(promptguard: Cli) -> None:
    result = promptguard("check", "--dictionary", "missing.yaml", input="あ")
    assert (result.exit_code, "missing.yaml" in result.stderr) == (3, True)


def test_a_dictionary_out_of_reach_is_told_and_its_copy_is_used(promptguard: Cli, tmp_path: Path) -> None:
    share = tmp_path / "share"
    share.mkdir()
    (share / "a.yaml").write_text("category: client\nentries: [アオバ電装]\n", encoding="utf-8")
    assert promptguard("check", "--dictionary", str(share), input="アオバ電装です").exit_code == 1
    share.rename(tmp_path / "gone")
    result = promptguard("check", "--quiet", "--dictionary", str(share), input="アオバ電装です")
    assert result.exit_code == 1
    assert "控えで確かめます" in result.stderr
    assert "アオバ" not in result.stderr
