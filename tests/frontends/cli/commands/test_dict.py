from collections.abc import Callable

from click.testing import Result

Cli = Callable[..., Result]


def test_the_group_lists_its_commands(promptguard: Cli) -> None:
    written = promptguard("dict", "--help").stdout
    for name in ("add", "check", "export", "find", "import", "seal", "stats", "suggest"):
        assert f"\n  {name} " in written


def test_a_command_that_is_not_there_is_told_with_the_nearest(promptguard: Cli) -> None:
    result = promptguard("dict", "imprt")
    assert (result.exit_code, "import" in result.stderr) == (2, True)
