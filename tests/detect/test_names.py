import pytest

from promptguard.model import Confidence
from promptguard.scan import Scanner


def names(scanner: Scanner, draft: str) -> list[str]:
    return [draft[f.span.start : f.span.end] for f in scanner.scan(draft).findings if f.entity == "PERSON"]


def test_a_name_found_once_is_found_everywhere(scanner: Scanner) -> None:
    draft = "氏名：両角 綾香\n来週は両角が休みます。綾香の件は後で。"
    assert names(scanner, draft) == ["両角 綾香", "両角", "綾香"]


def test_a_bare_name_needs_a_draft_about_persons(scanner: Scanner) -> None:
    assert names(scanner, "織田信長と今川義元の戦いを教えて") == []


@pytest.mark.parametrize("draft", ["", " \n", "。、"])
def test_nothing_to_read_is_nothing_to_find(scanner: Scanner, draft: str) -> None:
    assert names(scanner, draft) == []


def test_names_are_more_than_weak(scanner: Scanner) -> None:
    (finding,) = scanner.scan("担当：胡桃澤").findings
    assert finding.confidence is Confidence.LIKELY


def test_surname_and_given_name_of_an_unspaced_name_are_found_alone(scanner: Scanner) -> None:
    draft = "鴨志田陽平様、陽平、鴨志田が来る"
    assert names(scanner, draft) == ["鴨志田陽平", "陽平", "鴨志田"]


def test_a_line_break_before_the_honorific_is_no_part_of_the_name(scanner: Scanner) -> None:
    assert names(scanner, "鴨志田\n様に連絡") == ["鴨志田"]


def test_rare_variants_of_kanji_are_the_same_name_to_the_lexicon(scanner: Scanner) -> None:
    assert names(scanner, "𠮷川部長に渡す") == ["𠮷川"]
