from promptguard.detect._tagger.words import CODES, codes, group


def test_words_of_a_like_use_share_a_wide_group() -> None:
    assert group("佐藤") >> 6 == group("鈴木") >> 6


def test_unlike_words_do_not() -> None:
    assert group("佐藤") >> 6 != group("食べる") >> 6


def test_groups_leave_room_for_their_wider_ones() -> None:
    assert 1024 <= group("佐藤") < 2048


def test_a_word_has_as_many_codes_as_any_other() -> None:
    assert len(codes("佐藤")) == len(codes("食べる")) == CODES
    assert codes("佐藤") != codes("食べる")


def test_an_unknown_word_has_neither_group_nor_codes() -> None:
    assert group("ほげほげふがふが") == 0
    assert codes("ほげほげふがふが") == b""
