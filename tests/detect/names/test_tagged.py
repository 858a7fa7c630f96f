from promptguard.detect._names.reading import Reading
from promptguard.detect._names.tagged import LIKELY, WEAK, tagged
from promptguard.detect._names.words import Words
from promptguard.normalize.fold import normalize


def found(text: str, words: Words) -> list[tuple[str, str]]:
    reading = Reading(normalize(text), words)
    return [(rule, reading.text[start:end]) for rule, _, start, end in tagged(reading)]


def test_persons_and_bodies_are_found_where_no_frame_is(words: Words) -> None:
    names = found("蓑輪が不在なので、オオタカ計測への納品は鴨志田に頼む。", words)
    assert ("person-tagged", "蓑輪") in names
    assert ("person-tagged", "鴨志田") in names
    assert ("organization-tagged", "オオタカ計測") in names


def test_what_cannot_be_a_name_is_none_however_it_stands(words: Words) -> None:
    assert found("新人の日報です。", words) == []
    assert found("PDFとCSVをADに登録した。", words) == []


def test_people_known_to_the_public_are_left_alone(words: Words) -> None:
    assert found("鴨志田投手の成績と、作家の樋之口の新作について教えて。", words) == []


def test_ordinary_words_are_hardly_a_body(words: Words) -> None:
    reading = Reading(normalize("商談のロールプレイの台本を、見積書のひな形と一緒に作ってください。"), words)
    assert not [place for place in tagged(reading) if place[1]]


def test_names_have_no_blanks_or_marks_at_their_ends(words: Words) -> None:
    for _, name in found("■ オオタカ計測 ■\n(鴨志田 陽平)\n・蓑輪、樋之口", words):
        assert name == name.strip(" ■()・、\n")


def test_a_warning_takes_less_than_a_finding() -> None:
    assert all(WEAK[kind] < LIKELY[kind] for kind in LIKELY)


def test_a_family_is_its_person(words: Words) -> None:
    assert ("person-tagged", "鴨志田") in found("来週は鴨志田家の法要に、蓑輪さんと伺います。", words)


def test_a_role_or_a_greeting_is_no_part_of_a_name(words: Words) -> None:
    names = [name for _, name in found("相続人は母 樋之口 和子です。\nDear Kenta Morisaki,\n蓑輪 様", words)]
    assert "樋之口 和子" in names
    assert not any(name.startswith(("母", "Dear")) or name.endswith("様") for name in names)
