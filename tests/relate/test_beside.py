import pytest

from promptguard.normalize.fold import normalize
from promptguard.relate.beside import Beside
from promptguard.rulebook.schema import Context

CONTEXTS = {
    "names": Context(
        "names", lists={"honorifics": ("さん",), "titles": ("部長",), "closings": ("行",), "roles": ("担当",)}
    ),
    "mentions": Context("mentions", lists={"place_ends": ("市",), "place_follows": ("へ",)}),
}


def beside(prompt: str) -> Beside:
    return Beside(normalize(prompt), CONTEXTS)


@pytest.mark.parametrize(("prompt", "opens"), [("担当柴戸", True), ("は柴戸", True), ("大柴戸", False)])
def test_a_word_opens_behind_another_script_or_a_role(prompt: str, opens: bool) -> None:
    here = beside(prompt)
    assert here.opens(prompt.index("柴戸"), here.leaders) is opens


@pytest.mark.parametrize(("prompt", "closes"), [("柴戸行", True), ("柴戸は", True), ("柴戸", True), ("柴戸町", False)])
def test_a_word_closes_before_another_script_or_a_closing(prompt: str, closes: bool) -> None:
    here = beside(prompt)
    assert here.closes(2, here.followers) is closes


@pytest.mark.parametrize(
    ("prompt", "alone"), [("案内はながたがします", True), ("いながたまま", False), ("ながたび", False)]
)
def test_hiragana_is_a_name_among_particles(prompt: str, alone: bool) -> None:
    start = prompt.index("ながた")
    assert beside(prompt).among_particles(start, start + 3) is alone


def test_a_place_is_what_the_draft_calls_one() -> None:
    assert beside("松本市。松本へ").is_a_place("松本", 6)
    assert not beside("松本様。松本へ").is_a_place("松本", 6)
    assert not beside("松本市。松本さん").is_a_place("松本", 6)


def test_without_word_lists_nothing_is_known() -> None:
    here = Beside(normalize("柴戸さん"), {})
    assert not here.is_addressed(2)
    assert here.followers == ()
