from promptguard.model import Span
from promptguard.report.places import Lines
from promptguard.report.snippets import snippet, visible


def shown(text: str, match: str, *, colour: bool = False) -> str:
    start = text.index(match)
    return snippet(text, Lines.of(text), Span(start, start + len(match)), colour=colour)


def test_the_match_is_marked_by_brackets_or_by_colour() -> None:
    assert shown("担当の綾瀬川です", "綾瀬川") == "担当の《綾瀬川》です"
    assert shown("担当の綾瀬川です", "綾瀬川", colour=True) == "担当の\x1b[1;31m綾瀬川\x1b[0mです"


def test_only_the_neighbourhood_in_the_same_line_is_shown() -> None:
    text = "前の行\n" + "あ" * 20 + "綾瀬川" + "い" * 20 + "\n次の行"
    assert shown(text, "綾瀬川") == "…" + "あ" * 12 + "《綾瀬川》" + "い" * 12 + "…"


def test_a_match_over_two_lines_is_shown_on_one() -> None:
    assert shown("住所は東京都\n  港区です。次", "東京都\n  港区") == "住所は《東京都 港区》です。次"


def test_a_long_match_is_shortened() -> None:
    assert len(shown("鍵" + "x" * 500, "x" * 500)) < 60


def test_the_draft_cannot_steer_the_terminal() -> None:
    assert visible("a\x1b[31mb\x07c\u202ed\u200be\ud83df") == "a[31mbcdef"


def test_tabs_and_line_ends_become_blanks() -> None:
    assert visible("a\tb\r\nc") == "a b c"
