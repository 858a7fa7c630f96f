from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from promptguard.errors import DetectorError
from promptguard.model import Action, Hit
from promptguard.normalize.text import NormalizedText
from promptguard.scan import Scanner


@dataclass(frozen=True)
class Broken:
    name: str = "broken"

    def detect(self, text: NormalizedText) -> Iterator[Hit]:
        raise DetectorError(f"gave up after {len(text.text)} characters")


def test_a_broken_detector_is_reported_and_the_others_still_speak(scanner: Scanner) -> None:
    report = replace(scanner, detectors=(*scanner.detectors, Broken())).scan("個人番号 6214 9832 0257")
    assert [f.detector for f in report.failures] == ["broken"]
    assert [f.entity for f in report.findings] == ["JP_MY_NUMBER"]
    assert report.action is Action.BLOCK


@pytest.mark.parametrize("draft", ["", " ", "\n\n", "あ", "\ud800", "\udfff個人番号", "\x00" * 3, "🍣" * 100])
def test_odd_drafts_have_a_report(scanner: Scanner, draft: str) -> None:
    assert scanner.scan(draft).action is Action.ALLOW


def test_a_report_never_quotes_the_draft(scanner: Scanner) -> None:
    report = scanner.scan("担当 ６２１４－９８３２－０２５７ 個人番号")
    assert report.findings
    assert "6214" not in repr(report)
    assert "６２１４" not in repr(report)


def test_places_are_those_of_the_draft_as_typed(scanner: Scanner) -> None:
    draft = "𠮷㌔ 個人番号：６２１４\u200b９８３２\u200b０２５７です"
    (finding,) = scanner.scan(draft).findings
    assert draft[finding.span.start : finding.span.end] == "６２１４\u200b９８３２\u200b０２５７"


def test_what_is_allowed_is_not_found(scanner: Scanner) -> None:
    open_number = replace(scanner, allow=frozenset({"6214-9832-0257"}))
    assert not open_number.scan("個人番号 ６２１４ ９８３２ ０２５７").findings


@settings(max_examples=60, deadline=None)
@given(st.text("個人番号氏名担当：様さん0123456789-０９ \n\t㈱ｶﾞ@.あいう田中㍿\u200b\ud800", max_size=80))
def test_any_draft_has_findings_inside_it_that_do_not_overlap(scanner: Scanner, draft: str) -> None:
    spans = [f.span for f in scanner.scan(draft).findings]
    assert all(0 <= s.start < s.end <= len(draft) for s in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))


def test_the_same_draft_has_the_same_report(scanner: Scanner) -> None:
    draft = "氏名：両角 綾香、電話 090-0000-1234"
    assert scanner.scan(draft) == scanner.scan(draft)
