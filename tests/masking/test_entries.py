from promptguard.masking.entries import Entry, Ledger


def test_joining_keeps_what_was_there_and_the_highest_numbers() -> None:
    first = Ledger((Entry("【氏名1】", "a", "PERSON", 1),), {"PERSON": 3}, b"s")
    joined = first.joined(
        [Entry("【氏名1】", "b", "PERSON", 1), Entry("【氏名2】", "c", "PERSON", 2)], {"PERSON": 2, "CLIENT": 1}
    )
    assert [entry.original for entry in joined.entries] == ["a", "c"]
    assert (dict(joined.highest), joined.seed) == ({"PERSON": 3, "CLIENT": 1}, b"s")


def test_neither_values_nor_the_key_of_surrogates_are_shown() -> None:
    assert "鵜飼" not in repr(Ledger((Entry("【氏名1】", "鵜飼", "PERSON", 1),), {}, b"secret"))
    assert "secret" not in repr(Ledger(seed=b"secret"))
