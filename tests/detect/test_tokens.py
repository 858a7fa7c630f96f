from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from promptguard.detect._tokens import chunks, named_readings, tokens
from promptguard.errors import DetectorError


@given(st.text("あ。\n、漢", max_size=80), st.integers(1, 20))
def test_chunks_lose_and_shift_nothing(text: str, size: int) -> None:
    pieces = list(chunks(text, size))
    assert "".join(piece for _, piece in pieces) == text
    assert all(text[offset : offset + len(piece)] == piece and len(piece) <= size for offset, piece in pieces)


def test_a_text_beyond_the_limit_of_sudachi_is_cut_at_a_sentence_end() -> None:
    text = ("担当は両角です。" * 4_000)[:-1]
    found = tokens(text)
    assert len(text.encode()) > 49_149
    assert sum(t.surface == "両角" for t in found) == 4_000
    assert all(text[t.start : t.end] == t.surface for t in found)


def test_the_worst_text_for_the_limit_is_still_tokenized() -> None:
    assert tokens("𠮷" * 20_000)[-1].end == 20_000


@pytest.mark.parametrize("text", ["", "\ud800", "a\udfffb", "\x00", "🍣\n\n"])
def test_odd_texts_have_tokens_with_true_offsets(text: str) -> None:
    assert all(text[t.start : t.end] == t.surface for t in tokens(text))


def test_the_lexicon_knows_names_and_places() -> None:
    surname, given = tokens("両角綾香")
    assert surname.is_surname
    assert given.is_given
    assert tokens("長野県")[0].is_place
    assert tokens("総務")[0].is_common_noun


@pytest.mark.parametrize("asked", [tokens, named_readings])
def test_a_dictionary_that_is_missing_is_a_failure_of_the_detector(
    asked: Callable[[str], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing() -> None:
        raise ModuleNotFoundError

    monkeypatch.setattr("promptguard.detect._tokens.sudachi", missing)
    with pytest.raises(DetectorError, match="ModuleNotFoundError"):
        asked("辞書の無い森下")
