"""Whether every rule does what its own examples say."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from promptguard.model import RuleId
from promptguard.rulebook.schema import Rule
from promptguard.scan import Scanner


@dataclass(frozen=True, slots=True)
class Disproof:
    """An example of a rule that came out otherwise. Examples are the rule author's text, so they may be shown."""

    rule: RuleId
    example: str
    expected: bool


def disproofs(scanner: Scanner, rules: Iterable[Rule] | None = None) -> Iterator[Disproof]:
    """The examples of `rules` (default: all) that come out otherwise: `match` must raise the rule, `miss` must not.

    What other rules find counts as company (`needs`), but not as proof.
    """
    for rule in scanner.rulebook.rules if rules is None else rules:
        for examples, expected in ((rule.examples.match, True), (rule.examples.miss, False)):
            for example in examples:
                if (rule.id in scanner.raised(example)) is not expected:
                    yield Disproof(rule.id, example, expected)
