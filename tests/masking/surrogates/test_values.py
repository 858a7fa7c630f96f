import regex

from promptguard.dictionary.readings import hepburn
from promptguard.masking.surrogates.values import dice, load_values


def test_the_same_key_throws_the_same_and_another_key_does_not() -> None:
    throws = [dice(seed, "PERSON", 1).random() for seed in (b"a", b"a", b"b")]
    assert throws[0] == throws[1] != throws[2]


def test_names_have_a_reading_that_can_be_written_in_latin_letters() -> None:
    readings = [*load_values().surnames.values(), *load_values().given.values()]
    assert all(regex.fullmatch("[ァ-ヴー]+", reading) and hepburn(reading).isalpha() for reading in readings)


def test_domains_are_reserved() -> None:
    assert all(domain.startswith("example.") for domain in load_values().domains)
