import pytest

from promptguard.model import Category, Confidence, Entity, Hit, RuleId
from promptguard.normalize.fold import normalize
from promptguard.relate.allowed import without_allowed


@pytest.mark.parametrize(
    ("text", "allowed", "left"),
    [
        ("0266-00-0000", "0266-00-0000", 0),
        ("０２６６－００－００００", "0266-00-0000", 0),
        ("0266-00-0001", "0266-00-0000", 1),
        ("INFO@a.example", "info@a.example", 0),
    ],
)
def test_what_is_public_on_purpose_is_let_through_however_written(text: str, allowed: str, left: int) -> None:
    folded = normalize(text)
    hit = Hit(RuleId("r"), Entity("PHONE_NUMBER"), Category.PERSONAL, Confidence.LIKELY, 0, len(folded.text))
    assert len(without_allowed(folded, [hit], frozenset({allowed}))) == left


def test_an_empty_list_changes_nothing() -> None:
    hit = Hit(RuleId("r"), Entity("PERSON"), Category.PERSONAL, Confidence.LIKELY, 0, 2)
    assert without_allowed(normalize("見本"), [hit], frozenset()) == (hit,)


@pytest.mark.parametrize("written", ["㈱タチバナ印刷", "(株)タチバナ印刷", "タチバナ印刷株式会社", "タチバナ印刷"])
def test_the_companys_own_name_is_let_through_in_every_form(written: str) -> None:
    folded = normalize(written)
    hit = Hit(RuleId("r"), Entity("ORGANIZATION"), Category.CLIENT, Confidence.LIKELY, 0, len(folded.text))
    assert without_allowed(folded, [hit], frozenset({"株式会社タチバナ印刷"})) == ()


@pytest.mark.parametrize(("text", "left"), [("リンドウの花が咲いた", 0), ("リンドウの見積", 1), ("りんどうの花", 0)])
def test_a_phrase_that_is_allowed_lets_through_what_lies_in_it(text: str, left: int) -> None:
    hit = Hit(RuleId("r"), Entity("CLIENT"), Category.CLIENT, Confidence.CERTAIN, 0, 4)
    assert len(without_allowed(normalize(text), [hit], frozenset({"リンドウの花"}))) == left
