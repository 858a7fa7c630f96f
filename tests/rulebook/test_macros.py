import pytest
import regex

from promptguard.normalize.fold import normalize
from promptguard.rulebook.load import load_rulebook, shipped_folder
from promptguard.rulebook.macros import core_marked, cores, expand, once_written, parted

MACROS = load_rulebook((shipped_folder(),)).macros


@pytest.mark.parametrize("name", MACROS)
def test_every_macro_compiles(name: str) -> None:
    assert regex.compile(expand("{{" + name + "}}", MACROS))


def test_a_macro_may_use_another() -> None:
    assert expand("a{{one}}", {"one": "b{{two}}", "two": "c"}) == "abc"


@pytest.mark.parametrize("macros", [{}, {"one": "{{two}}", "two": "{{one}}"}])
def test_an_unknown_macro_and_a_circle_are_errors(macros: dict[str, str]) -> None:
    with pytest.raises(KeyError):
        expand("{{one}}", macros)


@pytest.mark.parametrize("between", ["：", " は ", ":「", "=", "番号：", "No."])
def test_the_joiner_spans_what_people_put_between_label_and_value(between: str) -> None:
    assert regex.fullmatch(expand("{{joiner}}", MACROS), normalize(between).text.replace("No", "no"))


@pytest.mark.parametrize("name", MACROS)
def test_a_macro_never_uses_word_boundaries(name: str) -> None:
    assert not any(escape in MACROS[name] for escape in (r"\b", r"\w", r"\W", r"\B"))


@pytest.mark.parametrize("name", [name for name in MACROS if name.endswith("_begins")])
def test_a_beginning_takes_up_no_characters(name: str) -> None:
    beginning = regex.compile(expand("{{" + name + "}}", MACROS), regex.MULTILINE)
    text = normalize("長野県茅野市ちの99-9、電話090-0000-1234、番号 12345").text
    found = [match.span() for match in beginning.finditer(text)]
    assert found
    assert all(start == end for start, end in found)


def test_a_pattern_parts_behind_the_beginning_that_it_has_in_common_with_others() -> None:
    assert parted("{{number_begins}}[0-9]{4}") == ("{{number_begins}}", "[0-9]{4}")
    assert parted("[0-9]{{number_begins}}") == ("", "[0-9]{{number_begins}}")
    assert parted("{{sep}}[0-9]") == ("", "{{sep}}[0-9]")


@pytest.mark.parametrize(
    ("pattern", "written"),
    [
        ("{{one_core}}", "{{two}}"),
        ("{{one_begins}}", "{{two}}a"),
        ("{{one_core}}a", "{{one_core}}a"),
        ("{{a}}", "{{a}}"),
    ],
)
def test_a_macro_that_is_looked_for_by_itself_stands_for_what_it_is(pattern: str, written: str) -> None:
    assert once_written(pattern, {"one_core": "{{two}}", "one_begins": "{{two}}a", "a": "b"}) == written


def test_the_first_core_of_a_pattern_is_marked_and_all_else_is_written_out() -> None:
    macros = {"sum": "{{sum_core}}円", "sum_core": "[0-9]+"}
    assert cores(macros) == {"{{sum_core}}"}
    assert core_marked("約?{{sum}}→{{sum}}", macros, "#") == ("{{sum_core}}", "約?#円→[0-9]+円")
    assert core_marked("[0-9]", macros, "#") == ("", "")
