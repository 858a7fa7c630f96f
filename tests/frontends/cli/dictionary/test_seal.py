import os
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Cli = Callable[..., Result]
SETTINGS = "dictionaries: [dictionary.sealed]\ndictionary_key: promptguard.key\n"


@pytest.fixture
def pc(promptguard: Cli, company: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A computer that has only what is handed out."""
    assert promptguard("dict", "seal").exit_code == 0
    folder = tmp_path / "pc"
    folder.mkdir()
    for name in ("dictionary.sealed", "promptguard.key"):
        (folder / name).write_bytes((company / name).read_bytes())
    (folder / "promptguard.yaml").write_text(SETTINGS, encoding="utf-8")
    monkeypatch.chdir(folder)
    return folder


@pytest.mark.usefixtures("pc")
def test_what_is_handed_out_finds_the_same(promptguard: Cli) -> None:
    for draft in ("㈱ｱｵﾊﾞ電装の見積", "hk2291の納期", "ヴェルデさんへ"):
        assert promptguard("check", input=draft).exit_code == 1


def test_what_is_handed_out_cannot_be_read(pc: Path) -> None:
    data = (pc / "dictionary.sealed").read_bytes()
    assert not [
        word for word in ("アオバ", "ヴェルデ", "HK") for code in ("utf-8", "utf-16-le") if word.encode(code) in data
    ]


@pytest.mark.usefixtures("pc")
def test_find_says_that_the_entry_cannot_be_read(promptguard: Cli) -> None:
    assert "封をした辞書の言葉" in promptguard("dict", "find", "アオバ電装の件").stdout


@pytest.mark.usefixtures("pc")
def test_doctor_counts_sealed_entries(promptguard: Cli) -> None:
    assert "○ 取引先: 2 件" in promptguard("doctor").stdout


def test_the_key_is_made_once_and_is_the_admins_alone(promptguard: Cli, company: Path) -> None:
    assert "新しい鍵" in promptguard("dict", "seal").stdout
    key = (company / "promptguard.key").read_bytes()
    assert "新しい鍵" not in promptguard("dict", "seal").stdout
    assert (company / "promptguard.key").read_bytes() == key
    if os.name != "nt":
        assert (company / "promptguard.key").stat().st_mode & 0o777 == 0o600


def test_a_file_that_is_no_key_is_not_overwritten(promptguard: Cli, company: Path) -> None:
    (company / "promptguard.key").write_text("x\n", encoding="utf-8")
    assert promptguard("dict", "seal").exit_code == 3
    assert (company / "promptguard.key").read_text(encoding="utf-8") == "x\n"


@pytest.mark.usefixtures("company")
def test_the_ending_tells_what_the_file_is(promptguard: Cli) -> None:
    assert promptguard("dict", "seal", "-o", "x.txt").exit_code == 2


def test_nothing_cannot_be_sealed(promptguard: Cli) -> None:
    assert "封をする言葉がありません" in promptguard("dict", "seal").stdout
