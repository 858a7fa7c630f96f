from promptguard.frontends.problems import Problem, UnreadableError


def test_what_cannot_be_read_is_not_checked() -> None:
    assert UnreadableError(Problem.BINARY).exit_code == 4


def test_the_fields_make_the_sentence() -> None:
    error = UnreadableError(Problem.MOJIBAKE, line=3)
    assert (error.problem, error.fields, str(error)) == (Problem.MOJIBAKE, {"line": 3}, "mojibake")
