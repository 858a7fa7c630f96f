"""Every sentence exists in both languages, with the same fields, and promises nothing."""

import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from typing import Any

import pytest
import yaml

import promptguard
from promptguard.frontends.problems import Problem
from promptguard.model import Action, Category, Confidence
from promptguard.report.verdict import Outcome
from promptguard.report.wording import LANGUAGES, Wording, load_wording

ROOT = Path(promptguard.__file__).parent
CLI = ROOT / "frontends" / "cli"
FILES = (ROOT / "report" / "messages.yaml", CLI / "help.yaml", CLI / "curating.yaml")
PROMISES = re.compile(
    r"安全です|問題ありません|適法|合法|心配ありません|(?<![a-z])(?:safe|secure|lawful|legal|harmless|guarantee)",
    re.IGNORECASE,
)


def leaves(tree: Any, at: str = "") -> Iterator[tuple[str, dict[str, str]]]:
    if set(LANGUAGES) & set(tree):
        yield at, tree
        return
    for key, value in tree.items():
        yield from leaves(value, f"{at}.{key}")


SENTENCES = [
    pytest.param(sentence, id=f"{file.stem}{at}")
    for file in FILES
    for at, sentence in leaves(yaml.safe_load(file.read_text(encoding="utf-8")))
]


def fields(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


@pytest.mark.parametrize("sentence", SENTENCES)
def test_languages_say_the_same(sentence: dict[str, str]) -> None:
    assert set(sentence) == set(LANGUAGES)
    if "$(" not in sentence["ja"]:
        assert fields(sentence["ja"]) == fields(sentence["en"])


@pytest.mark.parametrize("sentence", SENTENCES)
def test_nothing_is_promised(sentence: dict[str, str]) -> None:
    assert not PROMISES.search(" ".join(sentence.values()))


@pytest.mark.parametrize("sentence", SENTENCES)
def test_english_is_english(sentence: dict[str, str]) -> None:
    assert not re.search("[ぁ-んァ-ヶ一-龯]", sentence["en"])


@pytest.fixture(scope="module", params=LANGUAGES)
def wording(request: pytest.FixtureRequest) -> Wording:
    return load_wording(request.param)


@pytest.mark.parametrize("category", Category)
def test_every_category_has_its_words(wording: Wording, category: Category) -> None:
    assert all(wording.text("categories", category, key) for key in ("name", "why", "instead"))


def test_every_entity_of_the_design_has_a_word_of_its_own(wording: Wording) -> None:
    words = list(wording.tree["entities"])
    assert len(words) == len({wording.words[word] for word in words}) == 34


def test_every_outcome_action_level_and_problem_has_its_sentence(wording: Wording) -> None:
    keys = [("verdicts", outcome.value) for outcome in Outcome]
    keys += [("actions", action.name.lower()) for action in Action]
    keys += [("confidences", level.name.lower()) for level in Confidence]
    keys += [("input", problem.value) for problem in Problem]
    assert all(wording.has(*key) for key in keys)


def test_nothing_found_admits_what_may_have_been_overlooked() -> None:
    assert "見落としの可能性" in load_wording("ja").text("verdicts", "allow")
    assert "overlooked" in load_wording("en").text("verdicts", "allow")


def test_fields_are_filled_in() -> None:
    assert Wording({"a": {"b": {"ja": "{n} 件"}}}, "ja").text("a", "b", n=3) == "3 件"


def test_a_missing_sentence_is_told() -> None:
    assert not Wording({"a": {"ja": "x"}}, "ja").has("b", "c")
