from pathlib import Path

import pytest

from promptguard.errors import SourceError
from promptguard.model import Action, Category, Confidence, RuleId
from promptguard.rulebook.load import load_rulebook, rule_files, shipped_folder

RULE = """\
id: my-rule
entity: PERSONAL_ID
category: personal
name: {ja: 番号, en: Number}
advice: {ja: 消してください, en: Remove it}
trigger: {digits: 5}
confidence: weak
patterns: ['(?<![0-9])[0-9]{5}(?![0-9])']
"""


def load(tmp_path: Path, text: str) -> object:
    (tmp_path / "rule.yaml").write_text(text, encoding="utf-8")
    return load_rulebook((shipped_folder(), tmp_path))


def test_the_shipped_rules_load_in_order_of_their_ids() -> None:
    ids = [rule.id for rule in load_rulebook((shipped_folder(),)).rules]
    assert ids == sorted(ids)
    assert "jp-my-number" in ids


def test_a_company_rule_is_added_and_replaces_a_shipped_one_of_the_same_id(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(RULE, encoding="utf-8")
    (tmp_path / "b.yaml").write_text(RULE.replace("my-rule", "jp-my-number"), encoding="utf-8")
    rules = {rule.id: rule for rule in load_rulebook((shipped_folder(), tmp_path)).rules}
    assert rules["my-rule"].entity == "PERSONAL_ID"  # type: ignore[index]
    assert rules["jp-my-number"].entity == "PERSONAL_ID"  # type: ignore[index]


@pytest.mark.parametrize(
    ("old", "new", "field", "line"),
    [
        ("category: personal", "category: people", "category", 3),
        ("trigger: {digits: 5}\n", "", "trigger", None),
        ("confidence: weak", "confidence: sure", "confidence", 7),
        ("confidence: weak", "confidence: {shape: sure}", "confidence.shape", 7),
        ("patterns: ['(?<![0-9])[0-9]{5}(?![0-9])']", "patterns: []", "patterns", 8),
        ("(?<![0-9])[0-9]{5}", r"\b[0-9]{5}", "patterns[1]", 8),
        ("id: my-rule", "ident: my-rule", "ident", 1),
        ("name: {ja: 番号, en: Number}", "name: {ja: 番号}", "name.en", 4),
        ("confidence: weak", "confidence: weak\ncheck: {name: magic}", "check.name", 8),
        ("confidence: weak", "confidence: weak\nneeds: [nowhere]", "needs", 8),
        ("confidence: weak", "confidence: weak\ndetector: pattern", "detector", 8),
        ("confidence: weak", "confidence: weak\ndetector: _names", "detector", 8),
        ("confidence: weak", "confidence: weak\ndetector: names", "detector", 8),
        ("confidence: weak", "confidence: weak\ncheck: {name: entropy, mim: 3}", "check.mim", 8),
        ("confidence: weak", "confidence: weak\ncheck: {name: entropy, min: high}", "check.min", 8),
        ("confidence: weak", "confidence: weak\ncheck: {name: luhn, min: 3}", "check.min", 8),
        ("confidence: weak", "confidence: weak\nid: other", "id", 8),
    ],
)
def test_a_wrong_rule_is_refused_with_its_place(
    tmp_path: Path, old: str, new: str, field: str, line: int | None
) -> None:
    with pytest.raises(SourceError) as caught:
        load(tmp_path, RULE.replace(old, new))
    assert caught.value.field == field
    assert line is None or caught.value.line == line


def test_an_override_changes_one_cell_of_the_policy() -> None:
    cell = (Category.PERSONAL, Confidence.WEAK)
    shipped = load_rulebook((shipped_folder(),)).policy
    changed = load_rulebook((shipped_folder(),), {cell: Action.BLOCK}).policy
    assert shipped.actions[cell] is Action.WARN
    assert {k: v for k, v in changed.actions.items() if shipped.actions[k] is not v} == {cell: Action.BLOCK}


def test_a_missing_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SourceError):
        load_rulebook((shipped_folder(), tmp_path / "none"))


def test_policy_blocks_what_must_never_leave() -> None:
    actions = load_rulebook((shipped_folder(),)).policy.actions
    for category in (Category.MY_NUMBER, Category.SPECIAL_CARE, Category.CREDENTIAL):
        assert actions[category, Confidence.LIKELY] is Action.BLOCK


def test_a_company_adds_words_to_a_shipped_context(tmp_path: Path) -> None:
    (tmp_path / "names.yaml").write_text("id: names\nlists: {honorifics: [どの]}\n", encoding="utf-8")
    shipped = load_rulebook((shipped_folder(),)).contexts["names"].lists
    both = load_rulebook((shipped_folder(), tmp_path)).contexts["names"].lists
    assert both["honorifics"] == (*shipped["honorifics"], "どの")
    assert both["titles"] == shipped["titles"]


def test_a_rulebook_knows_its_rules_by_id_and_where_they_stand(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text(RULE, encoding="utf-8")
    rulebook = load_rulebook((shipped_folder(), tmp_path))
    assert rulebook.by_id[RuleId("my-rule")].entity == "PERSONAL_ID"
    assert rulebook.files[RuleId("my-rule")] == tmp_path / "a.yml"
    assert rule_files(tmp_path) == [tmp_path / "a.yml"]


def test_a_rulebook_knows_which_rules_are_as_the_package_has_them(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(RULE, encoding="utf-8")
    (tmp_path / "b.yaml").write_text(RULE.replace("my-rule", "jp-my-number"), encoding="utf-8")
    shipped = {rule.id for rule in load_rulebook((shipped_folder(),)).rules}
    rulebook = load_rulebook((shipped_folder(), tmp_path))
    assert load_rulebook((shipped_folder(),)).shipped == shipped
    assert rulebook.shipped == shipped - {"jp-my-number"}


@pytest.mark.parametrize(("name", "kept"), [("sep", False), ("own_sep", True)])
def test_with_a_macro_made_over_no_rule_is_as_the_package_has_it(tmp_path: Path, name: str, kept: bool) -> None:
    (tmp_path / "macros.yaml").write_text(f"macros:\n  {name}: '[ -]?'\n", encoding="utf-8")
    assert bool(load_rulebook((shipped_folder(), tmp_path)).shipped) == kept
