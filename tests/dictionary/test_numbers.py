import json
from pathlib import Path

import pytest

from promptguard.assemble import assemble
from promptguard.dictionary.load import load_dictionary
from promptguard.dictionary.numbers import number_from, number_to
from promptguard.errors import SourceError
from promptguard.scan import Scanner
from promptguard.settings import Settings

FILE = r"""
patterns:
  - category: personal
    regex: 'HS-\d{5}'
    labels: [社員番号]
    examples: {match: [社員番号HS-20441], miss: [HS-20441型]}
  - {category: project, regex: 'KJ[0-9]{4}', name: 工事番号, confidence: likely, exclude: [KJ0000]}
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "numbers.yaml"
    path.write_text(FILE, encoding="utf-8")
    return path


@pytest.fixture
def company(file: Path) -> Scanner:
    return assemble(Settings(dictionaries=(file,)))


@pytest.mark.parametrize(
    ("draft", "rules"),
    [
        ("社員番号HS-20441の件", {"dictionary-pattern-1"}),
        ("社員番号：ＨＳ－２０４４１", {"dictionary-pattern-1"}),
        ("HS-20441型の部品", set()),
        ("社員番号HS-204411", set()),
        ("KJ1234を確認", {"dictionary-pattern-2"}),
        ("KJ0000を確認", set()),
        ("AKJ1234を確認", set()),
    ],
)
def test_the_companys_own_numbers_are_found(company: Scanner, draft: str, rules: set[str]) -> None:
    assert {rule for rule in company.raised(draft) if rule.startswith("dictionary")} == rules


def test_a_number_form_is_a_rule_with_name_and_proof(company: Scanner) -> None:
    first, second = (rule for rule in company.rulebook.rules if rule.id.startswith("dictionary"))
    assert (first.name["ja"], first.entity, first.examples.match) == ("社員番号", "PERSONAL_ID", ("社員番号HS-20441",))
    assert (second.name["ja"], second.entity) == ("工事番号", "PROJECT_CODE")


def test_a_number_form_survives_being_stored(file: Path) -> None:
    for rule in load_dictionary([file]).rules:
        assert number_from(json.loads(json.dumps(number_to(rule)))) == rule


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        (r"HS-\d{5}", r"HS-(\d{5}", "patterns[1].regex"),
        (r"HS-\d{5}", r"\bHS-\d{5}", "patterns[1].regex"),
        (r"HS-\d{5}", "(HS)?", "patterns[1].regex"),
        ("regex: 'KJ", "regexp: 'KJ", "patterns[2].regexp"),
        ("category: project", "category: projekt", "patterns[2].category"),
    ],
)
def test_a_wrong_number_form_is_refused_with_its_place(file: Path, old: str, new: str, field: str) -> None:
    file.write_text(FILE.replace(old, new), encoding="utf-8")
    with pytest.raises(SourceError) as caught:
        load_dictionary([file])
    assert caught.value.field == field
    assert caught.value.line
