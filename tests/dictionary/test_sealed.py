import time
from dataclasses import replace
from pathlib import Path

import pytest

from promptguard.detect.dictionary import Dictionary as Detector
from promptguard.dictionary import sealed as module
from promptguard.dictionary.container import parse
from promptguard.dictionary.load import load_dictionary
from promptguard.dictionary.opening import Access, open_company
from promptguard.dictionary.schema import Dictionary, Entry
from promptguard.dictionary.sealed import BadKeyError, Sealed, key_of, new_key, seal
from promptguard.dictionary.words import Words
from promptguard.errors import SourceError
from promptguard.frontends.drafts import drafts_in
from promptguard.model import Action, Category
from promptguard.normalize.fold import normalize

TEXT = new_key()
KEY = key_of(TEXT)
ENTRIES = (
    Entry(Category.CLIENT, "株式会社アオバ電装", ("AOBA DENSO",), reading="あおばでんそう", action=Action.BLOCK),
    Entry(Category.PROJECT, "HK-2291", placeholder="計画A", note="極秘の事情"),
)
CONTENT = seal(Dictionary(ENTRIES), KEY)


def sealed(dictionary: Dictionary) -> Sealed:
    return Sealed(parse(memoryview(seal(dictionary, KEY))), KEY)


@pytest.mark.parametrize(
    "draft", ["㈱アオバ電装と", "aoba-denso", "あおばでんそうの", "hk2291", "HK-22915", "アオバ", ""]
)
def test_the_same_is_found_as_in_the_open_dictionary(draft: str) -> None:
    text = normalize(draft)
    plain, closed = Words.of(Dictionary(ENTRIES)), sealed(Dictionary(ENTRIES))
    assert list(Detector(closed).look(text)) == list(Detector(plain).look(text))


def test_what_is_known_of_an_entry_is_kept_but_no_word_of_it() -> None:
    record = sealed(Dictionary(ENTRIES)).record(0)
    assert (record.category, record.action) == (Category.CLIENT, Action.BLOCK)
    forms = ["アオバ", "電装", "AOBA", "aoba", "アオバデンソウ", "HK", "2291", "計画", "極秘", "yaml"]
    for form in forms:
        for code in ("utf-8", "utf-16-le", "utf-32-le"):
            assert form.encode(code) not in CONTENT


def test_sealing_twice_gives_two_different_files() -> None:
    assert seal(Dictionary(ENTRIES), KEY) != CONTENT


def test_another_key_does_not_open_it() -> None:
    with pytest.raises(BadKeyError):
        Sealed(parse(memoryview(CONTENT)), key_of(new_key()))


@pytest.mark.parametrize("text", ["", "abc", "00" * 31, "株式会社", "g" * 64])
def test_what_is_no_key_is_refused(text: str) -> None:
    with pytest.raises(BadKeyError):
        key_of(text)


def test_a_lone_surrogate_is_no_trouble() -> None:
    assert [match[:2] for match in sealed(Dictionary(ENTRIES)).find("\ud800hk2291")] == [(1, 7)]


@pytest.fixture
def access(tmp_path: Path) -> Access:
    (tmp_path / "company.key").write_text(TEXT, encoding="ascii")
    return Access(tmp_path / "cache", time.time, key_file=tmp_path / "company.key")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "dictionary"
    folder.mkdir()
    (folder / "clients.sealed").write_bytes(CONTENT)
    (folder / "more.yaml").write_text("category: internal\nentries: [メラク]\nallow: [未来]\n", encoding="utf-8")
    return folder


def test_a_sealed_file_beside_yaml_is_matched_with_it(source: Path, access: Access) -> None:
    for _ in range(2):  # read, and from the cache
        company = open_company([source], access)
        assert len(company.lexicon) == 3
        assert company.allow == ("未来",)
        assert [match[:2] for match in company.lexicon.find("メラクhk2291")] == [(0, 3), (3, 9)]


def test_without_a_key_a_sealed_dictionary_is_an_error_and_not_an_empty_one(source: Path, access: Access) -> None:
    with pytest.raises(SourceError, match="dictionary_key"):
        open_company([source], replace(access, key_file=None))


@pytest.mark.parametrize("text", [new_key(), "no key", ""])
def test_a_wrong_key_is_an_error(source: Path, access: Access, text: str) -> None:
    assert access.key_file
    access.key_file.write_text(text, encoding="ascii")
    with pytest.raises(SourceError):
        open_company([source], access)


@pytest.mark.parametrize("damaged", [b"", CONTENT[:-7], CONTENT[:300] + b"?" + CONTENT[301:], b"category: client"])
def test_a_damaged_sealed_file_is_refused(source: Path, access: Access, damaged: bytes) -> None:
    (source / "clients.sealed").write_bytes(damaged)
    with pytest.raises(SourceError, match=r"clients\.sealed"):
        open_company([source], access)


def test_the_evaluation_drafts_give_the_same_findings(shared: Path) -> None:
    dictionary = load_dictionary([shared / "eval" / "dictionary.yaml"])
    plain, closed = Detector(Words.of(dictionary)), Detector(sealed(dictionary))
    found = 0
    for draft in drafts_in(shared / "eval" / "dev.jsonl", None):
        text = normalize(draft.text)
        looked = list(plain.look(text))
        assert list(closed.look(text)) == looked
        found += len(looked)
    assert found > 100


def test_a_file_of_another_folding_is_refused_and_not_searched_in_vain(
    source: Path, access: Access, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "folding_mark", lambda: "another")
    with pytest.raises(SourceError, match="dict seal"):
        open_company([source], access)
