from pathlib import Path

from promptguard.assemble import assemble
from promptguard.model import Action, Category, Confidence
from promptguard.settings import Settings


def test_settings_become_a_scanner(tmp_path: Path) -> None:
    dictionary = tmp_path / "d.yaml"
    dictionary.write_text("category: client\nentries: [株式会社アオバ電装]\n", encoding="utf-8")
    cell = (Category.CLIENT, Confidence.CERTAIN)
    scanner = assemble(Settings(dictionaries=(dictionary,), policy={cell: Action.BLOCK}))
    report = scanner.scan("㈱アオバ電装の件")
    assert [f.entity for f in report.findings] == ["CLIENT"]
    assert report.action is Action.BLOCK


def test_what_must_fail_closed_can_be_decided() -> None:
    assert assemble(Settings(on_failure=Action.MASK)).rulebook.policy.on_failure is Action.MASK
