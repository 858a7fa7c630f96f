from dataclasses import replace

import pytest

from promptguard.detect._interface import Detector  # noqa: TC001 - a variable is annotated with it
from promptguard.frontends.service.memory import Memory, Remembering
from promptguard.model import Action, Failure, Report
from promptguard.scan import Scanner

DRAFT = "担当は鵜飼様です"


class Counting:
    """A detector that counts how often it is asked."""

    name = "counting"

    def __init__(self) -> None:
        self.asked = 0

    def detect(self, text: object) -> list[object]:  # noqa: ARG002 - the interface
        self.asked += 1
        return []


@pytest.fixture
def counting() -> Counting:
    return Counting()


@pytest.fixture
def remembering(scanner: Scanner, counting: Counting) -> Remembering:
    detectors: tuple[Detector, ...] = (*scanner.detectors, counting)  # type: ignore[arg-type]
    return Remembering.of(replace(scanner, detectors=detectors))


def test_the_same_draft_is_read_once_and_comes_out_the_same(
    scanner: Scanner, remembering: Remembering, counting: Counting
) -> None:
    assert remembering.scan(DRAFT) == remembering.scan(DRAFT) == scanner.scan(DRAFT)
    assert counting.asked == 1


def test_another_draft_is_read(remembering: Remembering, counting: Counting) -> None:
    remembering.scan(DRAFT)
    remembering.scan(f"{DRAFT}。")
    assert counting.asked == 2


def test_what_could_not_be_checked_is_tried_again() -> None:
    memory = Memory()
    name = memory.name(DRAFT)
    memory.keep(name, Report((), (Failure("names", "stopped"),), Action.BLOCK))
    assert memory.recall(name) is None


def test_the_oldest_is_forgotten() -> None:
    memory, harmless = Memory(), Report((), (), Action.ALLOW)
    names = [memory.name(str(number)) for number in range(300)]
    for name in names:
        memory.keep(name, harmless)
    assert memory.recall(names[0]) is None
    assert memory.recall(names[-1]) == harmless


def test_no_two_services_know_a_draft_by_the_same_name() -> None:
    assert Memory().name(DRAFT) != Memory().name(DRAFT)


def test_half_a_surrogate_pair_can_be_remembered(remembering: Remembering) -> None:
    assert remembering.scan("\ud83d") == remembering.scan("\ud83d")
