"""The examples do what their README says."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from promptguard.frontends.cli.main import main

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
DRAFTS = sorted((EXAMPLES / "drafts").iterdir())
FOUND = {
    "mail.txt": ("㈱みずかがみ紙業", "m.ayasegawa@mizukagami-shigyo.example", "090-0000-0142"),
    "minutes.md": ("合同会社ソラマメ企画", "HB-0142", "6214 9832 0257", "ほしなび"),
    "chat.txt": ("billing@soramame-kikaku.example", "03-0000-0177"),
    "question.txt": (),
}


@pytest.fixture(autouse=True)
def inside(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(EXAMPLES)
    monkeypatch.delenv("PROMPTGUARD_LANG", raising=False)


def test_there_is_an_expectation_for_each_draft() -> None:
    assert {draft.name for draft in DRAFTS} == set(FOUND)


@pytest.mark.parametrize("draft", DRAFTS, ids=lambda draft: draft.name)
def test_a_draft_is_judged_by_the_companys_settings(draft: Path) -> None:
    result = CliRunner().invoke(main, ["check", f"drafts/{draft.name}"])
    assert result.exit_code == (1 if FOUND[draft.name] else 0)
    assert all(f"《{value}》" in result.stdout for value in FOUND[draft.name])


@pytest.mark.parametrize("draft", DRAFTS, ids=lambda draft: draft.name)
def test_a_masked_draft_may_be_sent(draft: Path) -> None:
    masked = CliRunner().invoke(main, ["mask", f"drafts/{draft.name}"])
    assert masked.exit_code == 0
    assert not [value for value in FOUND[draft.name] if value in masked.stdout]


def test_what_the_company_publishes_is_left_alone() -> None:
    result = CliRunner().invoke(main, ["check", "drafts/chat.txt"])
    assert "《03-0000-0100》" not in result.stdout


def test_the_readme_names_every_draft() -> None:
    readme = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    assert all(f"drafts/{draft.name}" in readme for draft in DRAFTS)
