from pathlib import Path

import pytest
import yaml

from promptguard.errors import SourceError
from promptguard.rulebook.listed import read_listed
from promptguard.rulebook.source import read_lists, read_yaml

SAMPLES = [
    "",
    "# nothing\n",
    "just a text",
    "[1, 2, three]",
    "category: client\nentries:\n  - 甲\n  - {term: 乙, aliases: [丙]}\n",
    "a: &x [1, 2]\nb: *x\n",
    "a: {b: 1, c: [d]}\nuntil: 2027-04-01\nyes: true\n",
]


def read(text: str) -> object:
    return read_listed(text, lambda _: None)[0]


@pytest.mark.parametrize("text", SAMPLES)
def test_the_data_is_what_yaml_says(text: str) -> None:
    assert read(text) == yaml.safe_load(text)


def test_the_lines_of_the_items_are_known() -> None:
    assert read_listed(SAMPLES[4], lambda _: None)[1] == {"entries": (3, 4)}


@pytest.mark.parametrize("text", ["a: 1\n---\nb: 2\n", "entries: [a", "? [a, b]\n: c\n", "a: *unknown"])
def test_what_is_no_single_document_is_refused(text: str) -> None:
    with pytest.raises(yaml.YAMLError):
        read(text)


@pytest.mark.parametrize("text", ["a: 1\na: 2\n", "entries:\n  - {term: x, term: y}\n", "a: [{b: 1, b: 2}]\n"])
def test_what_is_said_twice_is_refused_as_in_every_other_file(tmp_path: Path, text: str) -> None:
    file = tmp_path / "a.yaml"
    file.write_text(text, encoding="utf-8")
    for reader in (read_yaml, read_lists):
        with pytest.raises(SourceError) as caught:
            reader(file)
        assert caught.value.line
