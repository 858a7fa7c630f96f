from dataclasses import replace

import pytest

from promptguard.model import Category, Confidence, Entity, Hit, RuleId
from promptguard.normalize.fold import normalize
from promptguard.relate.contexts import keep_company
from promptguard.rulebook.schema import Context

PERSON = Context("person", (Entity("PERSON"),), ("本人",), ("とは何",), within=20, against_within=20)
CARE, NAME = RuleId("care"), RuleId("name")


def hit(rule: RuleId, start: int, end: int, confidence: Confidence = Confidence.LIKELY) -> Hit:
    entity = Entity("PERSON" if rule == NAME else "SPECIAL_CARE")
    return Hit(rule, entity, Category.PERSONAL, confidence, start, end)


def kept(text: str, *hits: Hit) -> list[RuleId]:
    return [h.rule for h in keep_company(normalize(text), hits, {CARE: ("person",)}, {"person": PERSON})]


def test_an_illness_counts_where_a_person_is_found() -> None:
    assert kept("見本はうつ病です", hit(CARE, 3, 6), hit(NAME, 0, 2)) == [NAME, CARE]


def test_or_where_a_phrase_says_so() -> None:
    assert kept("本人はうつ病です", hit(CARE, 3, 6)) == [CARE]


def test_not_in_a_general_question() -> None:
    assert kept("うつ病について", hit(CARE, 0, 3)) == []
    assert kept("本人 うつ病とは何", hit(CARE, 3, 6)) == []


def test_not_far_away_and_not_on_weak_evidence() -> None:
    assert kept("見本" + "。" * 40 + "うつ病", hit(CARE, 42, 45), hit(NAME, 0, 2)) == [NAME]
    assert kept("見本はうつ病", hit(CARE, 3, 6), hit(NAME, 0, 2, Confidence.WEAK)) == [NAME]


def test_evidence_may_need_evidence_itself() -> None:
    deal = RuleId("deal")
    price = Hit(deal, Entity("DEAL_TERMS"), Category.DEAL, Confidence.LIKELY, 8, 10)
    needs = {CARE: ("person",), deal: ("care",)}
    contexts = {"person": PERSON, "care": Context("care", (Entity("SPECIAL_CARE"),))}
    text = normalize("本人 うつ病 と10")
    assert keep_company(text, (price, hit(CARE, 3, 6)), needs, contexts) == (hit(CARE, 3, 6), price)


def test_two_that_need_only_each_other_are_not_evidence() -> None:
    a, b = RuleId("a"), RuleId("b")
    one = Hit(a, Entity("A"), Category.DEAL, Confidence.LIKELY, 0, 1)
    two = Hit(b, Entity("B"), Category.DEAL, Confidence.LIKELY, 1, 2)
    contexts = {"a": Context("a", (Entity("A"),)), "b": Context("b", (Entity("B"),))}
    assert keep_company(normalize("xy"), (one, two), {a: ("b",), b: ("a",)}, contexts) == ()


def test_a_context_may_only_object() -> None:
    general = {"general": Context("general", against=("のような名前",), against_within=10)}
    name = hit(NAME, 0, 2)
    assert keep_company(normalize("見本さんが来た"), (name,), {NAME: ("general",)}, general) == (name,)
    assert keep_company(normalize("見本さんのような名前"), (name,), {NAME: ("general",)}, general) == ()


def test_a_single_hit_may_need_a_context_that_its_rule_does_not() -> None:
    plain = hit(RuleId("dictionary-client"), 3, 6)
    doubtful = replace(plain, needs=("person",))
    assert kept("見本はうつ病です", plain) == [plain.rule]
    assert kept("見本はうつ病です", doubtful) == []
    assert kept("本人はうつ病です", doubtful) == [plain.rule]


def test_each_phrase_is_looked_for_once_a_draft(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[str] = []

    class Text(str):
        __slots__ = ()

        def find(self, phrase: str, *bounds: int) -> int:  # type: ignore[override]
            looked.append(phrase)
            return str.find(self, phrase, *bounds)

    draft = normalize("うつ病" * 50)
    monkeypatch.setitem(vars(draft), "lowered", Text(draft.lowered))
    keep_company(draft, [hit(CARE, at, at + 3) for at in range(0, 150, 3)], {CARE: ("person",)}, {"person": PERSON})
    assert sorted(looked) == ["とは何", "本人"]
