import re
from pathlib import Path

import pytest

import promptguard
from promptguard.frontends.cli.speaking import help_wording
from promptguard.frontends.cli.wrong import WrongCallError

SOURCES = "".join(path.read_text(encoding="utf-8") for path in Path(promptguard.__file__).parent.rglob("*.py"))


def test_a_wrong_call_ends_with_its_code() -> None:
    error = WrongCallError("is_folder", path=".")
    assert (error.exit_code, error.key, error.fields) == (2, "is_folder", {"path": "."})


@pytest.mark.parametrize("key", sorted(set(re.findall(r'WrongCallError\("(\w+)"', SOURCES))))
def test_every_one_has_its_sentence(key: str) -> None:
    assert help_wording("ja").has("errors", key)
