from promptguard.detect._names.reading import Reading
from promptguard.detect._names.words import Words
from promptguard.normalize.fold import normalize


def test_a_name_is_read_from_its_start(words: Words) -> None:
    reading = Reading(normalize("両角 綾香が来た"), words)
    assert reading.text[: reading.known_at(0)] == "両角 綾香"


def test_a_place_counts_only_where_it_may(words: Words) -> None:
    reading = Reading(normalize("赤羽が来た"), words)
    assert reading.known_at(0) == 0
    assert reading.known_at(0, framed=True) == 2


def test_a_field_ends_at_a_delimiter(words: Words) -> None:
    reading = Reading(normalize("薬袋 俊, 電話"), words)
    assert reading.text[: reading.field_at(0)] == "薬袋 俊"


def test_a_name_is_read_from_its_end(words: Words) -> None:
    reading = Reading(normalize("本日は百瀬様"), words)
    assert reading.text[reading.name_before(5) : 5] == "百瀬"


def test_tokens_of_a_range(words: Words) -> None:
    reading = Reading(normalize("氏名 両角"), words)
    assert [t.surface for t in reading.between(3, 5)] == ["両角"]
