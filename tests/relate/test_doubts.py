import pytest

from promptguard.model import Category, Confidence, Entity, Hit, RuleId
from promptguard.normalize.fold import normalize
from promptguard.relate.beside import Beside
from promptguard.relate.doubts import without_contradicted
from promptguard.rulebook.load import load_rulebook, shipped_folder

CONTEXTS = load_rulebook((shipped_folder(),)).contexts


def kept(prompt: str, word: str, rule: str = "unframed") -> bool:
    text = normalize(prompt)
    at = text.text.rindex(word)
    hit = Hit(RuleId(rule), Entity("PERSON"), Category.PERSONAL, Confidence.LIKELY, at, at + len(word))
    return without_contradicted(Beside(text, CONTEXTS), [hit], ["unframed"]) == (hit,)


@pytest.mark.parametrize(
    ("prompt", "word"),
    [
        ("松本市の宿。来週、松本には", "松本"),
        ("西海信用金庫 野間支店", "野間"),
        ("鏡のような面", "鏡"),
        ("海老 6 尾", "尾"),
    ],
)
def test_places_and_words_are_no_names(prompt: str, word: str) -> None:
    assert not kept(prompt, word)


@pytest.mark.parametrize(
    ("prompt", "word"),
    [
        ("松本が来た", "松本"),
        ("松本市の宿。松本さんには", "松本"),
        ("松本市の宿。松本が来た", "松本"),
        ("森が来た", "森"),
    ],
)
def test_nothing_speaks_against_these(prompt: str, word: str) -> None:
    assert kept(prompt, word)


def test_a_framed_name_needs_no_further_proof() -> None:
    assert kept("松本市の宿。松本には", "松本", rule="framed")
