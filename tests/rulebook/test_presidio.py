from pathlib import Path

import pytest

from promptguard.assemble import assemble
from promptguard.errors import SourceError
from promptguard.model import Category, Confidence
from promptguard.rulebook.load import load_rulebook, shipped_folder
from promptguard.rulebook.presidio import confidence_of
from promptguard.scan import Scanner
from promptguard.settings import Settings

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "presidio"


def scanner(folder: Path, text: str | None = None) -> Scanner:
    if text is not None:
        (folder / "recognizers.yaml").write_text(f"recognizers:\n{text}", encoding="utf-8")
    return assemble(Settings(rules=(folder,)))


def test_the_example_is_read_as_rules() -> None:
    example = scanner(EXAMPLE)
    draft = "貸与端末ＰＣ－２０４４１はかわせみの間へ。型番XPC-20441は対象外"
    found = [(f.entity, draft[f.span.start : f.span.end], f.confidence) for f in example.scan(draft).findings]
    assert found == [
        ("ASSET_NUMBER", "ＰＣ－２０４４１", Confidence.LIKELY),
        ("ROOM", "かわせみの間", Confidence.LIKELY),
    ]


def test_context_raises_what_is_weak_alone() -> None:
    (finding,) = scanner(EXAMPLE).scan("PC-20441").findings
    assert finding.confidence is Confidence.WEAK


def test_a_known_entity_keeps_its_category_and_others_are_personal(tmp_path: Path) -> None:
    text = (
        "  - {name: a, supported_entity: SECRET, deny_list: [ひみつ]}\n"
        "  - {name: b, supported_entity: ROOM, deny_list: [かわせみ]}\n"
    )
    (tmp_path / "recognizers.yaml").write_text(f"recognizers:\n{text}", encoding="utf-8")
    book = load_rulebook((shipped_folder(), tmp_path))
    assert {rule.entity: rule.category for rule in book.rules if rule.id.startswith("presidio-")} == {
        "SECRET": Category.CREDENTIAL,
        "ROOM": Category.PERSONAL,
    }


def test_one_that_is_switched_off_stays_off(tmp_path: Path) -> None:
    text = "  - {name: b, supported_entity: ROOM, deny_list: [かわせみ], enabled: false}\n"
    assert scanner(tmp_path, text).scan("かわせみ").findings == ()


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("  - {name: EmailRecognizer, type: predefined}\n", "type"),
        ("  - {name: x, supported_entity: X}\n", "type"),
        ("  - {name: x, supported_entity: X, deny_lst: [a]}\n", "deny_lst"),
        ("  - {name: x, supported_entity: X, patterns: [{name: p, regex: 'a', score: 2}]}\n", "score"),
        ("  - {supported_entity: X, deny_list: [a]}\n", "name"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_place(tmp_path: Path, text: str, field: str) -> None:
    with pytest.raises(SourceError, match=r"recognizers\.yaml:\d+") as caught:
        scanner(tmp_path, text)
    assert field in caught.value.field


def test_a_wrong_expression_names_its_file(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"recognizers\.yaml"):
        scanner(tmp_path, "  - {name: x, supported_entity: X, patterns: [{name: p, regex: '(', score: 0.5}]}\n").scan(
            "x"
        )


@pytest.mark.parametrize(
    ("score", "level"),
    [(0.0, Confidence.WEAK), (0.39, Confidence.WEAK), (0.4, Confidence.LIKELY), (0.85, Confidence.CERTAIN)],
)
def test_a_score_becomes_a_level(score: float, level: Confidence) -> None:
    assert confidence_of(score) is level
