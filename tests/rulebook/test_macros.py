import pytest
import regex

from promptguard.normalize.fold import normalize
from promptguard.rulebook.load import load_rulebook, shipped_folder
from promptguard.rulebook.macros import expand

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
