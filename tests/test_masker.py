import pytest

from promptguard.masker import Masker, UncheckedError
from promptguard.masking.entries import Ledger, Style
from promptguard.masking.naming import Manner
from promptguard.model import Action, Category, Confidence, Entity, Failure, Finding, Report, RuleId, Span
from promptguard.report.wording import load_wording

MANNER = Manner(load_wording("ja").words)
UNFINISHED = Report((), (Failure("names", "x"),), Action.BLOCK)


class Looks:
    """A scanner that sees something else at each look."""

    def __init__(self, *reports: Report) -> None:
        self.reports = list(reports)

    def scan(self, prompt: str) -> Report:
        assert prompt
        return self.reports.pop(0)


def masker(*reports: Report, style: Style = Style.JA) -> Masker:
    return Masker(Looks(*reports), Manner(MANNER.words, style))  # type: ignore[arg-type]


def found(start: int, end: int, action: Action = Action.MASK) -> Report:
    finding = Finding(RuleId("r"), Entity("PERSON"), Category.PERSONAL, Confidence.LIKELY, Span(start, end), action)
    return Report((finding,), (), action)


NOTHING = Report((), (), Action.ALLOW)


def test_the_masked_text_is_looked_at_again() -> None:
    made = masker(found(0, 3), found(7, 10), NOTHING).mask("綾瀬川様と佐々倉様")
    assert (made.text, made.left) == ("【氏名1】様と【氏名2】様", ())


def test_what_is_found_around_a_placeholder_is_masked_beside_it() -> None:
    made = masker(found(2, 3), found(0, 9), NOTHING).mask("前の甲の後と佐々倉様")
    assert made.text == "【氏名1】【氏名2】【氏名3】と佐々倉様"


def test_a_text_in_which_every_look_finds_more_is_given_with_what_is_left() -> None:
    made = masker(*[found(at, at + 1) for at in (0, 6, 12, 18, 24)]).mask("甲、乙、丙、丁、戊")
    assert [made.text[f.span.start : f.span.end] for f in made.left] == ["戊"]


def test_what_does_not_matter_to_the_caller_stays() -> None:
    looks = masker(found(0, 3), found(7, 10))
    made = looks.mask("綾瀬川様と佐々倉様", counts=lambda finding, masked: masked.text[finding.span.start] != "佐")
    assert (made.text, made.left) == ("【氏名1】様と佐々倉様", ())


def test_what_the_policy_only_warns_of_is_told_apart() -> None:
    made = masker(found(0, 3), found(7, 10, Action.WARN)).mask("綾瀬川様と佐々倉様")
    assert (made.left, len(made.doubtful)) == ((), 1)


@pytest.mark.parametrize("reports", [(UNFINISHED,), (found(0, 3), UNFINISHED)])
def test_what_could_not_be_checked_is_not_masked(reports: tuple[Report, ...]) -> None:
    with pytest.raises(UncheckedError) as caught:
        masker(*reports).mask("綾瀬川様")
    assert caught.value.exit_code == 4
    assert caught.value.told("en").startswith("because")


def test_a_failure_that_the_policy_lets_pass_passes() -> None:
    passing = Report((), (Failure("names", "x"),), Action.WARN)
    assert masker(passing, NOTHING).mask("便箋").text == "便箋"


def test_a_report_that_is_there_is_used() -> None:
    assert masker(NOTHING).mask("綾瀬川様", found(0, 3)).text == "【氏名1】様"


def test_a_surrogate_that_is_read_with_its_neighbour_gives_way_to_a_placeholder() -> None:
    made = masker(found(1, 4), found(0, 3), NOTHING, style=Style.SURROGATE).mask("も綾瀬川様")
    assert (made.text, made.left) == ("も【氏名1】様", ())


def test_the_keeper_runs_the_masking() -> None:
    kept = []

    def keep(change: object) -> object:
        kept.append(change(Ledger(highest={"PERSON": 4})))  # type: ignore[operator]
        return kept[-1]

    assert masker(found(0, 3), NOTHING).mask("綾瀬川様", keep=keep).text == "【氏名5】様"  # type: ignore[arg-type]
    assert len(kept) == 1


def test_where_nothing_is_masked_nothing_is_kept() -> None:
    def keep(change: object) -> object:
        raise AssertionError(change)

    assert masker(NOTHING, NOTHING).mask("便箋", keep=keep).text == "便箋"  # type: ignore[arg-type]
