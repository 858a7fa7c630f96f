from promptguard.errors import NotCheckedError, PromptguardError, SourceError, Told, UsageProblemError


def test_every_error_knows_its_exit_code() -> None:
    assert (UsageProblemError.exit_code, PromptguardError.exit_code, NotCheckedError.exit_code) == (2, 3, 4)
    assert SourceError.exit_code == 3


def test_a_source_error_says_where_what_and_how() -> None:
    assert str(SourceError("rules/a.yaml", 7, "patterns[2]", "expected a text")) == (
        "rules/a.yaml:7: patterns[2]: expected a text"
    )
    assert str(SourceError("a.yaml", None, "", "no such file")) == "a.yaml: no such file"


def test_a_source_error_speaks_the_language_that_is_asked_for() -> None:
    error = SourceError("a.yaml", 2, "x", Told("足りません", "missing"))
    assert (error.told("ja"), error.told("en")) == ("a.yaml:2: x: 足りません", "a.yaml:2: x: missing")
    assert str(error) == "a.yaml:2: x: 足りません / missing"
    assert PromptguardError("x").told("ja") == "x"
