from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from promptguard.frontends.cli.style import formats

Cli = Callable[..., Result]


def test_the_folder_of_reports_is_the_list_of_formats() -> None:
    assert formats() == ("text", "json", "jsonl", "sarif")


@pytest.mark.parametrize("name", formats())
def test_every_format_can_be_chosen(promptguard: Cli, draft: Path, name: str) -> None:
    result = promptguard("check", str(draft), "--format", name)
    assert (result.exit_code, bool(result.stdout)) == (1, True)
