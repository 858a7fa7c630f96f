from collections.abc import Callable

import pytest

from promptguard.model import Action, RuleId
from promptguard.report._interface import Checked, View
from promptguard.report.naming import advice_of, name_of, rule_of

Found = tuple[str, str, str, str, Action]
Make = Callable[..., Checked]
ViewOf = Callable[..., View]


def test_a_rule_speaks_for_itself(checked: Make, view: ViewOf, phone: Found) -> None:
    (finding,) = checked(phone).report.findings
    assert name_of(finding, view()) == "電話番号"
    assert advice_of(finding, view("en")) == "Remove the number."


def test_what_the_dictionary_finds_is_named_by_its_entity(checked: Make, view: ViewOf) -> None:
    (finding,) = checked(("dictionary-client", "CLIENT", "client", "綾瀬川", Action.MASK)).report.findings
    assert name_of(finding, view()) == "取引先"
    assert "A社" in advice_of(finding, view())


def test_an_entity_of_the_company_is_named_by_its_category(checked: Make, view: ViewOf) -> None:
    (finding,) = checked(("hs-part", "HS_PART", "internal", "綾瀬川", Action.MASK)).report.findings
    assert name_of(finding, view()) == "社内用語"


@pytest.mark.parametrize(("rule", "there"), [("phone", True), ("dictionary-client", False)])
def test_a_rule_is_found_by_its_id(view: ViewOf, rule: str, there: bool) -> None:
    assert (rule_of(view().rulebook, RuleId(rule)) is not None) is there
