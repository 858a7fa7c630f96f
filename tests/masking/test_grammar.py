import pytest

from promptguard.masking.grammar import LONGEST, Reading, framed, label_of, number_of, part_of, read


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("1", 1),
        ("１２", 12),
        ("③", 3),
        ("一", 1),
        ("〇", 0),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("三十一", 31),
        ("百五", 105),
        ("一二", 12),
        ("十百", None),
        ("١", 1),
    ],
)
def test_numbers_in_any_script(written: str, number: int | None) -> None:
    assert number_of(written) == number


def test_a_part_is_read_in_either_language() -> None:
    assert [part_of(word) for word in ("姓", "Last Name", "カナ", None)] == ["surname", "surname", "kana", ""]
    assert (part_of("別", "2"), part_of("係")) == ("other2", None)


def test_labels_are_compared_without_width_case_and_blanks() -> None:
    assert {label_of(label) for label in ("IP address", "ＩＰ Address", "ip_address", "IP\n> address")} == {"ipaddress"}


@pytest.mark.parametrize(
    "text",
    ["", "【】", "【1】", "【氏名】", "[1]", "氏名1", "【氏名1", "氏名1】", "【氏名1の人】", "[a](b)", "【氏名1】さん"],
)
def test_what_is_no_placeholder(text: str) -> None:
    assert read(text) is None


def test_ordinary_brackets_are_weak() -> None:
    assert read("（氏名1）") == Reading("氏名", 1, weak=True)


def test_what_is_too_long_is_none() -> None:
    assert read(f"【氏名{' ' * LONGEST}1】") is None


def test_only_what_begins_before_the_end_is_read() -> None:
    text = "【氏名1】【氏名2】"
    assert [place[:2] for place in framed(text, 0, 5)] == [(0, 5)]
    assert [place[:2] for place in framed(text, 1)] == [(5, 10)]
