import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from promptguard.dictionary.opening import Access, Company, open_company
from promptguard.errors import SourceError

FILE = "category: client\nentries: [アオバ電装]\nallow: [未来]\npatterns: [{regex: 'HS-[0-9]{5}'}]\n"


@pytest.fixture
def access(tmp_path: Path) -> Access:
    return Access(tmp_path / "cache", time.time)


@pytest.fixture
def sources(tmp_path: Path) -> list[Path]:
    for name in ("own", "share"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.yaml").write_text(FILE, encoding="utf-8")
    return [tmp_path / "own", tmp_path / "share"]


def test_all_sources_are_one_dictionary(sources: list[Path], access: Access) -> None:
    company = open_company(sources, access)
    assert (len(company.lexicon), len(company.rules), company.allow) == (2, 2, ("未来", "未来"))
    assert len({rule.id for rule in company.rules}) == 2


def test_without_sources_there_is_nothing(access: Access) -> None:
    assert open_company([], access) == Company()


def test_the_age_of_a_copy_is_told_in_both_languages(sources: list[Path], access: Access) -> None:
    open_company(sources, access)
    sources[1].rename(sources[1].with_name("gone"))
    later = replace(access, now=lambda: time.time() + 2 * 86_400)
    (notice,) = open_company(sources, later).notices
    assert "2 日前" in notice.ja
    assert "2 days ago" in notice.en
    assert str(sources[1]) in notice.ja


def test_one_wrong_source_refuses_all(sources: list[Path], access: Access) -> None:
    (sources[1] / "b.yaml").write_text("entries: [", encoding="utf-8")
    with pytest.raises(SourceError):
        open_company(sources, access)


def test_what_has_not_changed_is_matched_without_yaml_and_without_sudachi(sources: list[Path]) -> None:
    code = (
        "import sys, time\nfrom pathlib import Path\n"
        "from promptguard.detect.dictionary import Dictionary\n"
        "from promptguard.dictionary.opening import Access, open_company\n"
        "from promptguard.normalize.fold import normalize\n"
        "access = Access(Path(sys.argv[1]), lambda: time.time() + 10)\n"
        "lexicon = open_company([Path(sys.argv[2])], access).lexicon\n"
        "print(len(list(Dictionary(lexicon).detect(normalize(sys.argv[3])))), *sys.modules)"
    )

    def seen(draft: str) -> list[str]:
        arguments = [sys.executable, "-c", code, str(sources[0].parent / "cache"), str(sources[0]), draft]
        run = subprocess.run(arguments, capture_output=True, text=True, encoding="utf-8", check=True)
        return run.stdout.split()

    seen("")  # builds
    found, *modules = seen("㈱アオバ電装より")
    assert found == "1"
    assert not {"yaml", "sudachipy"} & set(modules)
