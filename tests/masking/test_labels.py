import pytest

from promptguard.masking.labels import folded, load_labels
from promptguard.report.wording import load_wording


@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_word_that_is_written_is_read(language: str) -> None:
    entities = load_wording(language).tree["entities"]
    assert all(entity in load_labels().meant(words[language]) for entity, words in entities.items())


@pytest.mark.parametrize(("at", "language"), [(0, "ja"), (1, "en")])
def test_the_first_words_are_those_of_the_reports(at: int, language: str) -> None:
    words = [each[language] for each in load_wording(language).tree["entities"].values()]
    assert set(words) == set(load_labels().written[at::2])


def test_no_two_entities_are_written_alike() -> None:
    written = [folded(word) for word in load_labels().written]
    assert len(written) == len(set(written))


def test_an_entity_goes_by_its_own_name() -> None:
    assert load_labels().meant("person") == load_labels().meant("PERSON") == {"PERSON"}


def test_a_word_of_no_thing_means_nothing() -> None:
    assert load_labels().meant("重要") == frozenset()
