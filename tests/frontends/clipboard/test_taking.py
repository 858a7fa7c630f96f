"""A copy becomes a draft, or a draft with a problem."""

from typing import Any

import pytest

from promptguard.frontends.clipboard.taking import draft_on
from promptguard.frontends.problems import Problem
from promptguard.frontends.reading import LIMIT


def problem(clipboard: Any) -> Problem | None:
    error = draft_on(clipboard).problem
    return error.problem if error else None


def test_the_text_is_the_draft(clipboard: Any) -> None:
    clipboard.copy("鵜飼様", text_html="<b>鵜飼様</b>")
    assert draft_on(clipboard).text == "鵜飼様"


def test_html_beside_a_text_is_not_asked_for(clipboard: Any) -> None:
    clipboard.copy("鵜飼様", text_html="<b>鵜飼様</b>")
    draft_on(clipboard)
    assert clipboard.taken == ["text/plain"]


def test_html_alone_is_read_as_its_words(clipboard: Any) -> None:
    clipboard.copy(text_html="<b>鵜飼</b>様")
    assert draft_on(clipboard).text == "鵜飼様"


def test_without_text_there_is_nothing_that_was_checked(clipboard: Any) -> None:
    clipboard.copy(image_png="")
    assert problem(clipboard) is Problem.CLIPBOARD_EMPTY


def test_a_private_copy_is_not_read_even_when_asked(clipboard: Any) -> None:
    clipboard.copy_formats("x-kde-passwordManagerHint", text="hunter2")
    assert problem(clipboard) is Problem.CLIPBOARD_PRIVATE
    assert not clipboard.taken


def test_what_is_not_handed_out_is_a_problem(clipboard: Any) -> None:
    clipboard.copy("鵜飼様")
    clipboard.broken = True
    assert problem(clipboard) is Problem.CLIPBOARD_SILENT


@pytest.mark.parametrize(
    ("text", "expected"), [("あ" * (LIMIT // 3 + 1), Problem.TOO_LARGE), ("????????????", Problem.QUESTION_MARKS)]
)
def test_too_large_and_destroyed_texts_are_problems(clipboard: Any, text: str, expected: Problem) -> None:
    clipboard.copy(text)
    assert problem(clipboard) is expected
