import pytest
import regex

from promptguard.rulebook.macros import MACROS, expand


@pytest.mark.parametrize("name", MACROS)
def test_every_macro_compiles(name: str) -> None:
    assert regex.compile(expand("{{" + name + "}}"))


def test_an_unknown_macro_is_an_error() -> None:
    with pytest.raises(KeyError):
        expand("{{nothing}}")


@pytest.mark.parametrize("between", ["：", " は ", ":「", "=", "番号：", "No."])
def test_the_joiner_spans_what_people_put_between_label_and_value(between: str) -> None:
    from promptguard.normalize.fold import normalize

    assert regex.fullmatch(expand("{{joiner}}"), normalize(between).text.replace("No", "no"))
