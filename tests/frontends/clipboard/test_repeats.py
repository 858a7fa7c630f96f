"""A notice is news for ten minutes."""

from promptguard.frontends.clipboard.notifying import Notice
from promptguard.frontends.clipboard.repeats import Repeats

CELLS, OTHERS = Notice("表", "氏名 2"), Notice("表", "氏名 3")


def test_the_same_notice_is_news_once_in_ten_minutes() -> None:
    times = iter([0.0, 1.0, 599.0, 601.0])
    repeats = Repeats(lambda: next(times))
    assert [repeats.is_news(CELLS) for _ in range(4)] == [True, False, False, True]


def test_another_notice_is_news() -> None:
    repeats = Repeats()
    assert repeats.is_news(CELLS)
    assert repeats.is_news(OTHERS)
