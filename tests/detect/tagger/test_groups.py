from promptguard.detect._tagger.groups import group


def test_words_of_a_like_use_share_a_wide_group() -> None:
    assert group("佐藤") >> 6 == group("鈴木") >> 6


def test_unlike_words_do_not() -> None:
    assert group("佐藤") >> 6 != group("食べる") >> 6


def test_an_unknown_word_has_no_group() -> None:
    assert group("ほげほげふがふが") == 0


def test_groups_leave_room_for_their_wider_ones() -> None:
    assert 1024 <= group("佐藤") < 2048
