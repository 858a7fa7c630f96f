import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from promptguard.frontends.page import files
from promptguard.frontends.page.files import routes, words_of_the_page
from promptguard.report.wording import LANGUAGES, load_wording

SITE = Path(files.__file__).parent / "site"
SCRIPTS = sorted(SITE.glob("*.js"))
HTML = (SITE / "index.html").read_text(encoding="utf-8")


def sentences(tree: Mapping[str, object], path: str = "") -> Iterator[tuple[str, Mapping[str, str]]]:
    for name, node in tree.items():
        if isinstance(node, Mapping) and "ja" in node:
            yield f"{path}{name}", node
        elif isinstance(node, Mapping):
            yield from sentences(node, f"{path}{name}.")


WORDS = dict(sentences(words_of_the_page()))


def test_every_file_of_the_folder_is_offered_by_its_name() -> None:
    paths = {route.path for route in routes()}
    assert paths == {"/", "/words.json", *(f"/{path.name}" for path in SITE.iterdir() if path.name != "index.html")}


@pytest.mark.parametrize("key", sorted(WORDS))
def test_languages_say_the_same(key: str) -> None:
    fields = [sorted(re.findall(r"\{(\w+)\}", WORDS[key][language])) for language in LANGUAGES]
    assert all(WORDS[key][language].strip() for language in LANGUAGES)
    assert fields[0] == fields[1]


def test_the_page_uses_the_names_of_the_reports() -> None:
    reports = load_wording("ja")
    assert WORDS["actions.mask"]["ja"] == reports.text("actions", "mask")
    assert WORDS["categories.my_number"]["en"] == load_wording("en").text("categories", "my_number", "name")


@pytest.mark.parametrize("key", sorted(set(re.findall(r'data-(?:word|label|hint)="([^"]+)"', HTML))))
def test_the_document_asks_for_sentences_that_exist(key: str) -> None:
    assert key in WORDS


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_scripts_ask_for_sentences_that_exist(path: Path) -> None:
    script = path.read_text(encoding="utf-8")
    asked = re.findall(r'(?:words\.text\(|label: |hint: |#(?:button|way)\()"([a-z_.]+)"', script)
    assert set(asked) <= set(WORDS)


def test_every_sentence_is_used() -> None:
    everything = HTML + "".join(path.read_text(encoding="utf-8") for path in SCRIPTS)
    own = [key for key in WORDS if not key.startswith(("actions.", "categories."))]
    assert not [key for key in own if key.split(".")[-1].removesuffix("_more") not in everything]


def test_nothing_is_called_safe() -> None:
    for sentence in WORDS.values():
        assert not re.search(r"安全|問題ありません|\bsafe\b", " ".join(sentence.values()))


@pytest.mark.parametrize("path", sorted(SITE.iterdir()), ids=lambda path: path.name)
def test_nothing_comes_from_elsewhere(path: Path) -> None:
    text = path.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
    assert not re.search(r"https?:|//[a-z]+\.|@import|url\(", text)


def test_nothing_stands_in_the_document_that_its_policy_forbids() -> None:
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)", HTML)


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_text_never_becomes_markup_and_is_never_kept(path: Path) -> None:
    script = path.read_text(encoding="utf-8")
    assert not re.search(r"innerHTML|outerHTML|insertAdjacent|document\.write|\beval\b|localStorage|indexedDB", script)
    assert set(re.findall(r'sessionStorage\.setItem\("(\w+)"', script)) <= {"token", "language"}
