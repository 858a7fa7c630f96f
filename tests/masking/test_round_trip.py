"""restore(mask(x)) == x: for any text, any findings, any style but `block`, and any way of cutting the stream."""

import os
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from promptguard.masking.entries import Ledger, Style
from promptguard.masking.masks import Masked, mask
from promptguard.masking.naming import Manner
from promptguard.model import Action, Category, Confidence, Entity, Finding, Report, RuleId, Span
from promptguard.report.wording import load_wording

MANNER = Manner(load_wording("ja").words)
ENTITIES = ["PERSON", "EMAIL_ADDRESS", "CLIENT", "PHONE_NUMBER", "SECRET", "JP_ADDRESS", "JP_MY_NUMBER", "HS_PART"]
EXAMPLES = int(os.environ.get("PROMPTGUARD_EXAMPLES", "40"))
"""More of them where time is no matter."""
TWO_WAY = [Style.JA, Style.TAG, Style.SURROGATE]
PIECES = [
    *[
        "【",
        "】",
        "[",
        "]",
        "<",
        ">",
        "(",
        "（",
        "「",
        "」",
        "氏名",
        "氏名1",
        "【氏名1】",
        "【氏名１】",
        "<PERSON_1>",
        "PERSON_1",
        "person_2",
        "【氏名1:姓】",
        "(氏名1)",
    ],
    *[
        "1",
        "２",
        "一",
        ":",
        "姓",
        "_",
        "\\",
        '"',
        "{",
        "}",
        '{"a":"',
        '\\"',
        '"}',
        "\\u3010",
        "\\u6c0f\\u540d1\\u3011",
        "\\\\u3010",
        "**",
        "`",
        "&lt;",
        "&gt;",
        "data:",
        "｛",
        "〓",
    ],
    *[
        "田中",
        "田中太郎",
        "タナカ",
        "tanaka@a.example",
        "090-0000-0142",
        "０９０",
        "さん",
        "様",
        "株式会社",
        "㈱",
        "■■■",
        "03-0",
        "葛城",
    ],
]
PIECES += ["[Name 1]", "\r\n", "\n", "\r", " ", "\u3000", "> ", "\ud83d", "\udc00", "\u200b", "e\u0301"]
TEXTS = st.one_of(
    st.text(st.characters(), max_size=60),
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(st.characters(), max_size=3)), max_size=24).map("".join),
)


@st.composite
def drafts(draw: st.DrawFn) -> tuple[str, Report]:
    text = draw(TEXTS)
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=10)))
    findings = tuple(
        Finding(
            RuleId("r"), Entity(draw(st.sampled_from(ENTITIES))), Category.PERSONAL, Confidence.LIKELY,
            Span(start, end), Action.MASK,
        )
        for start, end in pairwise(cuts)
        if draw(st.booleans())
    )  # fmt: skip
    return text, Report(findings, (), Action.MASK)


def masked(draft: tuple[str, Report], style: Style, ledger: Ledger | None = None) -> Masked:
    return mask(*draft, Manner(MANNER.words, style), ledger)


@pytest.mark.parametrize("style", TWO_WAY)
@given(draft=drafts())
@settings(max_examples=EXAMPLES, deadline=None)
def test_what_was_masked_comes_back(style: Style, draft: tuple[str, Report]) -> None:
    made = masked(draft, style)
    assert made.restore(made.text).text == draft[0]


@pytest.mark.parametrize("style", TWO_WAY)
@given(draft=drafts(), data=st.data())
@settings(max_examples=EXAMPLES, deadline=None)
def test_it_comes_back_however_the_stream_is_cut(style: Style, draft: tuple[str, Report], data: st.DataObject) -> None:
    made = masked(draft, style)
    cuts = sorted(data.draw(st.sets(st.integers(0, len(made.text)))))
    stream = made.stream()
    pieces = [stream.feed(made.text[a:b]) for a, b in pairwise([0, *cuts, len(made.text)])]
    assert "".join(pieces) + stream.finish() == draft[0]


@given(draft=drafts(), answer=TEXTS, data=st.data())
@settings(max_examples=EXAMPLES, deadline=None)
def test_an_answer_in_pieces_gives_what_the_whole_answer_gives(
    draft: tuple[str, Report], answer: str, data: st.DataObject
) -> None:
    made = masked(draft, data.draw(st.sampled_from(TWO_WAY)))
    answer = "".join(data.draw(st.permutations([answer, made.text, *made.originals]))) + answer
    stream = made.stream()
    cuts = sorted(data.draw(st.sets(st.integers(0, len(answer)))))
    pieces = [stream.feed(answer[a:b]) for a, b in pairwise([0, *cuts, len(answer)])]
    assert "".join(pieces) + stream.finish() == made.restore(answer).text


@given(first=drafts(), second=drafts())
@settings(max_examples=EXAMPLES, deadline=None)
def test_a_second_draft_of_the_session_comes_back_as_well(
    first: tuple[str, Report], second: tuple[str, Report]
) -> None:
    before = masked(first, Style.JA)
    after = masked(second, Style.JA, before.ledger)
    assert after.restore(after.text).text == second[0]
    assert len({entry.placeholder for entry in after.ledger.entries}) == len(after.ledger.entries)


@pytest.mark.parametrize("style", list(Style))
@given(draft=drafts())
@settings(max_examples=EXAMPLES, deadline=None)
def test_no_masked_character_is_left_in_its_place(style: Style, draft: tuple[str, Report]) -> None:
    made = masked(draft, style)
    outside, at = [], 0
    for place in made.placed:
        outside.append(made.text[at : place.start])
        at = place.end
    outside.append(made.text[at:])
    kept = "".join(outside)
    rest, behind = [], 0
    for finding in draft[1].findings:
        rest.append(draft[0][behind : finding.span.start])
        behind = finding.span.end
    unmasked = "".join((*rest, draft[0][behind:]))
    assert len(kept) <= len(unmasked)
    assert all(kept.count(c) <= unmasked.count(c) for c in set(kept))
