import click

from promptguard.frontends.cli import commands, dictionary
from promptguard.frontends.cli.registry import FolderGroup


class Here(FolderGroup):
    folder = dictionary


GROUP = Here(name="dict")
CONTEXT = click.Context(GROUP)


def test_every_file_is_a_command_and_a_trailing_sign_is_not_part_of_its_name() -> None:
    names = GROUP.list_commands(CONTEXT)
    assert "import" in names
    assert "import_" not in names
    assert all(isinstance(GROUP.get_command(CONTEXT, name), click.Command) for name in names)


def test_what_is_no_file_is_no_command() -> None:
    assert GROUP.get_command(CONTEXT, "nothing") is None


def test_folders_have_commands_of_their_own() -> None:
    class There(FolderGroup):
        folder = commands

    assert "dict" in There(name="x").list_commands(CONTEXT)
