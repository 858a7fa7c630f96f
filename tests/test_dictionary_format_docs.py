"""What the page on the format of dictionaries shows is read by the product, and its proofs hold."""

import re
from pathlib import Path

import pytest

from promptguard.assemble import assemble
from promptguard.dictionary.load import load_dictionary
from promptguard.dictionary.variants import MANY
from promptguard.scan import Scanner
from promptguard.settings import Settings, load_settings

ROOT = Path(__file__).resolve().parent.parent
PAGE = (ROOT / "docs" / "dictionary-format.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```yaml\n# (\S+)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
ROWS = re.findall(r"^\| ([^|`]+) \| ([^|]*、[^|]*) \|$", PAGE, re.MULTILINE)


def shown(name: str) -> str:
    return "".join(content for file, content in BLOCKS if file == name)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "clients.yaml"
    path.write_text(shown("dictionary/clients.yaml"), encoding="utf-8")
    return path


@pytest.fixture
def company(file: Path) -> Scanner:
    return assemble(Settings(dictionaries=(file,)))


def test_the_file_is_read_whole(file: Path) -> None:
    dictionary = load_dictionary([file])
    assert (len(dictionary.entries), len(dictionary.rules), len(dictionary.allow)) == (4, 1, 1)


def test_the_sentences_of_the_file_prove_it(file: Path, company: Scanner) -> None:
    (source,) = load_dictionary([file]).sources
    assert all("dictionary-client" in company.raised(sentence) for sentence in source.examples.match)
    assert not any("dictionary-client" in company.raised(sentence) for sentence in source.examples.miss)
    (number,) = load_dictionary([file]).rules
    assert all(number.id in company.raised(example) for example in number.examples.match)
    assert not any(number.id in company.raised(example) for example in number.examples.miss)


@pytest.mark.parametrize("content", [content for name, content in BLOCKS if name == "promptguard.yaml"])
def test_the_settings_are_read(tmp_path: Path, content: str) -> None:
    path = tmp_path / "promptguard.yaml"
    path.write_text(content, encoding="utf-8")
    settings = load_settings(path)
    assert settings.dictionaries
    assert settings.dictionary_copy_days == 7


def test_the_table_of_written_forms_holds(tmp_path: Path) -> None:
    file = tmp_path / "forms.yaml"
    listed = [term for cell, _ in ROWS for term in cell.split("、")]
    plain = [term for term in listed if not term.startswith("読み")]
    terms = "".join(f"  - {term}\n" for term in (*plain, "{term: 竜胆工房, reading: りんどうわーくす}"))
    file.write_text(f"category: client\nentries:\n{terms}", encoding="utf-8")
    company = assemble(Settings(dictionaries=(file,)))
    forms = [form for _, cell in ROWS for form in cell.split("、") if not form.startswith("行の")]
    assert len(forms) >= 20
    assert [form for form in forms if "dictionary-client" not in company.raised(f"{form}の件")] == []


def test_the_limit_of_unlisted_forms_is_the_one_in_force() -> None:
    assert f"{MANY:,} 語" in PAGE
    assert f"{MANY:,} entries" in PAGE


@pytest.mark.parametrize("path", sorted(set(re.findall(r"`((?:src|benchmarks|rules)/[^` ]*)`", PAGE))))
def test_files_that_are_named_exist(path: str) -> None:
    assert (ROOT / path).exists()
