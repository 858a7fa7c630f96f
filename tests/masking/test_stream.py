"""Nothing is held back that cannot become a placeholder, and nothing longer than the longest one."""

import pytest

from promptguard.masking.entries import Entry, Style
from promptguard.masking.restore import Restorer
from promptguard.masking.stream import Stream

RESTORER = Restorer(
    (Entry("【氏名1】", "鵜飼", "PERSON", 1), Entry("<PERSON_1>", "鵜飼", "PERSON", 1, "", 0, Style.TAG))
)


def test_text_without_brackets_comes_out_at_once() -> None:
    assert Stream(RESTORER).feed("いつもお世話になっております。") == "いつもお世話になっております。"


def test_what_may_become_a_placeholder_waits() -> None:
    stream = Stream(RESTORER)
    assert [stream.feed(piece) for piece in ("担当は【氏", "名", "1")] == ["担当は", "", ""]


def test_no_more_waits_than_the_longest_placeholder() -> None:
    stream, given, shown = Stream(RESTORER), 0, 0
    for piece in ["【あ" * 40, "「い" * 300, "(", "a" * 400]:
        given += len(piece)
        shown += len(stream.feed(piece))
        assert given - shown <= RESTORER.longest


@pytest.mark.parametrize("size", [1, 2, 3, 5, 8])
def test_pieces_of_any_size_give_the_same(size: int) -> None:
    answer = "[Name 1]さん、<PERSON\n_1>、PERSON_1、xPERSON_1、【氏名1" + "】様"
    stream = Stream(RESTORER)
    pieces = [stream.feed(answer[at : at + size]) for at in range(0, len(answer), size)]
    assert "".join(pieces) + stream.finish() == "鵜飼さん、鵜飼、鵜飼、xPERSON_1、鵜飼様"


def test_an_unfinished_placeholder_comes_out_at_the_end() -> None:
    stream = Stream(RESTORER)
    assert stream.feed("【氏名") + stream.finish() == "【氏名"


def test_what_happened_is_known_at_the_end() -> None:
    stream = Stream(RESTORER)
    stream.feed("【氏名1】【氏名2】")
    stream.finish()
    result = stream.result(expected=["【氏名1】", "<PERSON_1>"])
    assert (result.count, result.unknown, result.missing) == (1, ("【氏名2】",), ("<PERSON_1>",))
