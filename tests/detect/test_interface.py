from dataclasses import replace

import pytest

from promptguard.assemble import discover
from promptguard.detect._interface import Setup
from promptguard.errors import SourceError
from promptguard.model import RuleId
from promptguard.scan import Scanner


def test_the_folder_is_the_registry(scanner: Scanner) -> None:
    built = discover(Setup(scanner.rulebook))
    assert [d.name for d in built] == ["names", "patterns"]
    assert all(d.name == type(d).__module__.rsplit(".", 1)[1] for d in built)


def test_a_rule_that_its_detector_does_not_know_is_refused(scanner: Scanner) -> None:
    stray = replace(scanner.rulebook.rules[0], id=RuleId("stray"), detector="names")
    rulebook = replace(scanner.rulebook, rules=(*scanner.rulebook.rules, stray))
    with pytest.raises(SourceError, match="stray"):
        discover(Setup(rulebook))
