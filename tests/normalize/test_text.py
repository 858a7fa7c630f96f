from promptguard.model import Category, Confidence, Entity, Hit, RuleId, Span
from promptguard.normalize.fold import normalize


def test_a_hit_is_placed_in_the_draft_as_typed() -> None:
    draft = "㈱見本 ０９０\u200b－１２３４"
    text = normalize(draft)
    start = text.text.index("090")
    hit = Hit(RuleId("r"), Entity("PHONE_NUMBER"), Category.PERSONAL, Confidence.LIKELY, start, start + 8)
    finding = text.locate(hit)
    assert draft[finding.span.start : finding.span.end] == "０９０\u200b－１２３４"
    assert finding.span == Span(4, 13)


def test_lowering_keeps_offsets() -> None:
    text = normalize("İstanbul PASS")
    assert len(text.lowered) == len(text.text)
    assert text.lowered.endswith("pass")


def test_the_lines_around_what_joined_has_closed_are_read_again() -> None:
    assert normalize("1234 番").closed == ()
    text = normalize("。\n" * 800 + "12\n34" + "\n。" * 800)
    (view,) = text.closed
    at = view.text.index("1234")
    assert view.source_range(at, at + 4) == (1_600, 1_605)
    assert len(view.text) < 1_000
