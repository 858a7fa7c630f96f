from collections.abc import Callable
from dataclasses import replace
from itertools import count

from tests.masking.conftest import manner, report

from promptguard.masking.entries import Ledger
from promptguard.masking.masks import Masked
from promptguard.masking.naming import Desk, Named, Taken, named
from promptguard.masking.places import places

Make = Callable[..., Masked]
TEXT = "鵜飼様と㈱ミヤマ金物と株式会社ミヤマ金物"
FOUND = (("PERSON", "鵜飼"), ("CLIENT", "㈱ミヤマ金物"), ("CLIENT", "株式会社ミヤマ金物"))


def items(text: str = TEXT, taken: Taken | None = None, ledger: Ledger | None = None) -> list[Named]:
    at = places(text, report(text, *(found for found in FOUND if found[1] in text)))
    return list(named(text, at, manner(), ledger or Ledger(), taken or Taken()))


def test_things_are_numbered_by_kind_and_spelling() -> None:
    assert [(item.entity, item.number) for item in items()] == [("PERSON", 1), ("CLIENT", 1), ("CLIENT", 1)]


def test_taken_numbers_are_passed_over_however_they_are_spelt() -> None:
    taken = Taken.by("[Name 1]、【取引先２】、<CLIENT_1>")
    assert [item.number for item in items(taken=taken)] == [2, 3, 3]


def test_numbers_go_on_from_the_highest_of_the_session() -> None:
    assert [item.number for item in items(ledger=Ledger(highest={"PERSON": 4, "CLIENT": 2}))] == [5, 3, 3]


def desk(taken: Taken | None = None) -> Desk:
    return Desk(manner(), Ledger(), taken or Taken(), lambda _item, _part: iter(()))


def test_every_spelling_has_a_placeholder_of_its_own() -> None:
    at = desk()
    assert [at.placeholder(item, 0) for item in items()] == ["【氏名1】", "【取引先1】", "【取引先1:別】"]


def test_the_word_of_the_dictionary_goes_before_the_number() -> None:
    chosen = [replace(item, place=replace(item.place, placeholder="A社")) for item in items()[1:]]
    at = desk()
    assert [at.placeholder(item, 0) for item in chosen] == ["【A社】", "【A社:別】"]


def test_all_forms_of_an_entry_of_the_dictionary_are_one_thing() -> None:
    text = "鵜飼と㈱ミヤマ金物"
    found = places(text, report(text, ("CLIENT", "鵜飼"), ("CLIENT", "㈱ミヤマ金物")))
    one = [replace(place, entry=7) for place in found]
    assert [item.number for item in named(text, one, manner(), Ledger(), Taken())] == [1, 1]


def test_the_same_value_deeper_in_json_has_a_placeholder_of_its_own_only_where_it_is_written_otherwise() -> None:
    at, item = desk(), items()[0]
    assert at.placeholder(item, 0) == at.placeholder(item, 1)
    quoted = replace(item, original='a"b')
    assert at.placeholder(quoted, 0) != at.placeholder(quoted, 1)


def test_a_placeholder_that_is_read_elsewhere_is_not_given(masked: Make) -> None:
    made = masked("鵜飼", ("PERSON", "鵜飼"))
    taken = Taken().also(made.entries)
    assert next(number for number in count(1) if not taken.has("PERSON", "氏名", number)) == 2
