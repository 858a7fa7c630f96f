from dataclasses import replace

from promptguard.model import RuleId
from promptguard.proof import Disproof, disproofs
from promptguard.rulebook.schema import Examples
from promptguard.scan import Scanner


def test_an_example_that_comes_out_otherwise_is_named(scanner: Scanner) -> None:
    rule = next(r for r in scanner.rulebook.rules if r.id == "jp-my-number")
    wrong = replace(rule, examples=Examples(match=("何もない",), miss=("個人番号 6214-9832-0257",)))
    assert list(disproofs(scanner, [wrong])) == [
        Disproof(RuleId("jp-my-number"), "何もない", expected=True),
        Disproof(RuleId("jp-my-number"), "個人番号 6214-9832-0257", expected=False),
    ]
