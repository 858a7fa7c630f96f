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
